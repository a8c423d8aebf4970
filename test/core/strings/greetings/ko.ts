export const catalog = {
  hello: 'ko: Hello',
  bye: (name: string) => `ko: Bye, ${name}`,
};
