export const catalog = {
  hello: 'fr: Hello',
  bye: (name: string) => `fr: Bye, ${name}`,
};
