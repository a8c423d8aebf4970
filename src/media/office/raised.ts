const RAISED = ['0123456789+-−n', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ'] as const;
const LOWERED = ['0123456789+-−', '₀₁₂₃₄₅₆₇₈₉₊₋₋'] as const;

/**
 * Figures above or below the line, so that 10⁶ is not 106. Words there, such as the “st” of “1st”,
 * stay as they are.
 */
export function toPlacedFigures(text: string, place: 'above' | 'below'): string {
  const [plain, moved] = place === 'above' ? RAISED : LOWERED;
  const found = [...text].map((character) => moved[plain.indexOf(character)]);
  return found.every((character) => character !== undefined) ? found.join('') : text;
}
