import { createWording } from '../../../core/strings/wording.ts';
import type { DrawingCatalog } from './index.ts';

const { counted, number } = createWording('fr');

export const catalog: DrawingCatalog = {
  again: 'Recommencer',
  vary: 'Varier',
  edit: 'Modifier',
  savePrompt: 'Enregistrer le prompt',
  editTitle: 'Modifier l’image',
  editField: 'Que faut-il changer ?',
  whichField: (count: number) => `Quelle image, de 1 à ${number(count)} ?`,
  noSuchPicture: (count: number) => `Choisissez une image par son numéro, de 1 à ${number(count)}.`,
  emptyEdit: 'Dites ce qu’il faut changer dans l’image.',
  promptIs: 'Prompt :',
  drawing: 'Dessin en cours…',
  drawingSome: (done: number, count: number) =>
    counted(done, {
      one: `Dessin en cours… # sur ${number(count)} prêt`,
      other: `Dessin en cours… # sur ${number(count)} prêts`,
    }),
  drawn: (count: number) => counted(count, { one: 'Voici votre image.', other: 'Voici # images.' }),
  drawnOf: (drawn: number, count: number) =>
    `${number(drawn)} sur ${counted(count, { one: '# image', other: '# images' })}`,
  notDrawn: (reason: string) => `Le modèle n’a pas voulu dessiner cela : ${reason}`,
  imageModelGone:
    'Le modèle de dessin n’est pas disponible. Prévenez votre admin Parley (GEMINI_IMAGE_MODEL).',
  imageModelNotInPlan:
    'L’offre de la clé d’API de Parley ne comprend pas le modèle de dessin. Votre admin Parley peut activer la facturation ou choisir un autre modèle (GEMINI_IMAGE_MODEL).',
  cannotDraw:
    'Le modèle choisi pour le dessin ne sait pas dessiner. Prévenez votre admin Parley (GEMINI_IMAGE_MODEL).',
  noPicture: 'Le modèle n’a pas envoyé d’image. Réessayez, ou décrivez-la autrement.',
  tooMuchToDraw:
    'C’est trop pour le modèle de dessin. Raccourcissez la description, ou utilisez des images moins nombreuses ou plus petites.',
  drawingUnknown:
    'J’ai perdu la connexion pendant le dessin et je ne sais pas si cela a marché. Les images coûtent de l’argent, je ne réessaierai donc pas sans votre demande.',
  othersUnknown: 'Je ne sais pas si les autres ont été dessinées',
  notAPicture: 'Je ne peux pas utiliser ce fichier comme image de départ.',
  pictureGone: 'Je n’ai plus cette image. Renvoyez-la, ou demandez-en une nouvelle.',
  cannotEdit:
    'Je ne peux pas modifier d’images ici. Votre admin Parley peut l’activer (GEMINI_NATIVE_URL).',
  editing: 'Modification de l’image…',
};
