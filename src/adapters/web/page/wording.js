/** What the sentences of a language are put together with; `locale` is a tag such as `pt-BR`. */
export function createWording(locale) {
  const rules = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const plural = (n, forms) => forms[rules.select(n)] ?? forms.other;
  return {
    /** A form by Unicode’s plural categories; `#` is the number. */
    counted: (n, forms) => plural(n, forms).replace('#', () => numbers.format(n)),
    and: (items) => list.format(items),
  };
}
