export const catalog = {
  hello: 'de: Hello',
  bye: (name: string) => `de: Bye, ${name}`,
};
