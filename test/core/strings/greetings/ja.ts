export const catalog = {
  hello: 'ja: Hello',
  bye: (name: string) => `ja: Bye, ${name}`,
};
