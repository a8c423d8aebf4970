export const catalog = {
  hello: 'Hello',
  bye: (name: string) => `Bye, ${name}`,
};
