let library = null;
let loading = null;

/** Longer ones would hold up the page. */
const MAX_CHARS = 4_000;

/**
 * Shows the formulas of an element, which stand in it as they were written. The library is loaded
 * with the first of them; one that it cannot read stays as it is.
 */
export function showFormulas(element) {
  const found = [...element.querySelectorAll('[data-formula]')];
  if (found.length === 0) return;
  if (library) for (const each of found) show(each);
  else void load().then(() => showAll(found), ignore);
}

function load() {
  loading ??= import('/vendor/temml.js').then((module) => {
    library = module.library;
  });
  loading.catch(() => {
    loading = null; // The next formula tries again.
  });
  return loading;
}

const showAll = (found) => found.forEach(show);
const ignore = () => {};

function show(element) {
  const raw = element.textContent;
  const isBlock = /^(?:\$\$|\\\[|\\begin\{)/.test(raw);
  const formula = raw.replace(/^(?:\$\$?|\\[([])/, '').replace(/(?:\$\$?|\\[)\]])$/, '');
  if (formula.length > MAX_CHARS) return;
  try {
    const box = document.createElement(isBlock ? 'div' : 'span');
    library.render(formula, box, { displayMode: isBlock, throwOnError: true, trust: false });
    box.className = isBlock ? 'formula block-formula' : 'formula';
    box.dir = 'ltr';
    box.title = raw;
    if (isBlock) box.tabIndex = -1;
    element.replaceChildren(box);
  } catch {
    // It is no formula, or one in a dialect that only people read.
  }
}
