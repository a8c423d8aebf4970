import type { ModelReasonCatalog } from './index.ts';

export const catalog: ModelReasonCatalog = {
  unsafe: 'ses règles de sécurité s’y opposent.',
  prohibited: 'ses règles l’interdisent.',
  tooClose: 'le résultat aurait trop ressemblé à quelque chose qui existe déjà.',
  personal: 'le résultat aurait pu contenir les données personnelles de quelqu’un.',
  noImage: 'il n’a pas envoyé d’image. Décrivez autrement ce qu’elle doit montrer.',
  keyIsSet: 'Une clé est déjà définie.',
  noKey: 'Cela ne ressemble pas à une clé. Copiez-la depuis https://aistudio.google.com/apikey',
  wrongKey:
    'Gemini a refusé cette clé. Copiez-la à nouveau depuis https://aistudio.google.com/apikey',
  keyUnusable:
    'Google n’autorise pas cette clé. Elle a peut-être expiré ou elle est restreinte, il manque peut-être à son projet la facturation ou l’API Gemini, ou Gemini n’est pas proposé dans votre pays.',
  keyNotChecked:
    'Je n’ai pas pu joindre le service du modèle pour vérifier la clé. Réessayez dans un instant.',
  keyLacksModel: (model: string) =>
    `La clé fonctionne, mais elle ne donne pas accès à ${model}. Choisissez un autre modèle avec GEMINI_MODEL.`,
};
