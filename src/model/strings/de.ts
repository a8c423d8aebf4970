import type { ModelReasonCatalog } from './index.ts';

export const catalog: ModelReasonCatalog = {
  unsafe: 'Seine Sicherheitsregeln blockieren es.',
  prohibited: 'Seine Regeln verbieten es.',
  tooClose: 'Das Ergebnis wäre zu nah an etwas gewesen, das es schon gibt.',
  personal: 'Das Ergebnis hätte persönliche Daten von jemandem enthalten können.',
  noImage: 'Es hat kein Bild geschickt. Beschreib mit anderen Worten, was zu sehen sein soll.',
  keyIsSet: 'Ein Schlüssel ist schon hinterlegt.',
  noKey:
    'Das sieht nicht wie ein Schlüssel aus. Kopiere ihn von https://aistudio.google.com/apikey',
  wrongKey:
    'Gemini hat diesen Schlüssel abgelehnt. Kopiere ihn noch einmal von https://aistudio.google.com/apikey',
  keyUnusable:
    'Google lässt diesen Schlüssel nicht zu. Vielleicht ist er abgelaufen oder eingeschränkt, seinem Projekt fehlt die Abrechnung oder die Gemini API, oder Gemini wird in deinem Land nicht angeboten.',
  keyNotChecked:
    'Ich erreiche den Modelldienst nicht und kann den Schlüssel nicht prüfen. Versuch es gleich noch einmal.',
  keyLacksModel: (model: string) =>
    `Der Schlüssel funktioniert, aber ${model} ist damit nicht verfügbar. Wähle mit GEMINI_MODEL ein anderes Modell.`,
};
