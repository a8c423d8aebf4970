export const catalog = {
  hello: 'pl: Hello',
  bye: (name: string) => `pl: Bye, ${name}`,
};
