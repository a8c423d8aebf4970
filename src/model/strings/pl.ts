import type { ModelReasonCatalog } from './index.ts';

export const catalog: ModelReasonCatalog = {
  unsafe: 'blokują to jego zasady bezpieczeństwa.',
  prohibited: 'jego zasady tego zabraniają.',
  tooClose: 'wynik byłby zbyt podobny do czegoś, co już istnieje.',
  personal: 'wynik mógłby zawierać czyjeś dane osobowe.',
  noImage: 'nie przysłał obrazu. Opisz innymi słowami, co ma na nim być.',
  keyIsSet: 'Klucz jest już ustawiony.',
  noKey: 'To nie wygląda na klucz. Skopiuj go z https://aistudio.google.com/apikey',
  wrongKey: 'Gemini odrzuca ten klucz. Skopiuj go jeszcze raz z https://aistudio.google.com/apikey',
  keyUnusable:
    'Google nie pozwala używać tego klucza. Mógł wygasnąć lub mieć ograniczenia, w jego projekcie może brakować rozliczeń lub Gemini API albo Gemini nie jest dostępne w twoim kraju.',
  keyNotChecked:
    'Nie mogę połączyć się z usługą modelu, żeby sprawdzić klucz. Spróbuj ponownie za chwilę.',
  keyLacksModel: (model: string) =>
    `Klucz działa, ale ${model} nie jest z nim dostępny. Ustaw w GEMINI_MODEL inny model.`,
};
