import type { ModelReasonCatalog } from './index.ts';

export const catalog: ModelReasonCatalog = {
  unsafe: 'lo bloquean sus reglas de seguridad.',
  prohibited: 'lo prohíben sus reglas.',
  tooClose: 'el resultado se habría parecido demasiado a algo que ya existe.',
  personal: 'el resultado podría haber contenido datos personales de alguien.',
  noImage: 'no envió ninguna imagen. Describe con otras palabras lo que se ve en ella.',
  keyIsSet: 'Ya hay una clave configurada.',
  noKey: 'Eso no parece una clave. Cópiala de https://aistudio.google.com/apikey',
  wrongKey: 'Gemini rechazó esta clave. Cópiala otra vez de https://aistudio.google.com/apikey',
  keyUnusable:
    'Google no permite usar esta clave. Puede haber caducado o estar restringida, a su proyecto puede faltarle la facturación o la API de Gemini, o Gemini no se ofrece en tu país.',
  keyNotChecked:
    'No pude conectar con el servicio del modelo para comprobar la clave. Inténtalo de nuevo en un momento.',
  keyLacksModel: (model) =>
    `La clave funciona, pero no da acceso a ${model}. Configura otro modelo en GEMINI_MODEL.`,
};
