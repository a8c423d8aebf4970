export const library = temml;
