import type { ModelReasonCatalog } from './index.ts';

export const catalog: ModelReasonCatalog = {
  unsafe: 'Seine Sicherheitsregeln blockieren es.',
  prohibited: 'Seine Regeln verbieten es.',
  tooClose: 'Das Ergebnis wäre etwas, das es schon gibt, zu nahe gekommen.',
  personal: 'Das Ergebnis hätte persönliche Daten von jemandem enthalten können.',
  noImage: 'Es hat kein Bild geschickt. Beschreib mit anderen Worten, was zu sehen sein soll.',
};
