import { createWording } from '../../core/strings/wording.ts';
import type { HttpCatalog } from './index.ts';

const { number } = createWording('fr');

export const catalog: HttpCatalog = {
  logIn: 'Se connecter',
  password: 'Mot de passe',
  wrongPassword: 'Mot de passe incorrect.',
  logInFirst: 'Connectez-vous d’abord avec le mot de passe.',
  tooManyTries: (seconds: number) =>
    `Trop de mots de passe incorrects sont venus de votre réseau. Attendez ${number(seconds)} secondes et réessayez.`,
  passwordIsMade: (npm: string, docker: string) =>
    `Parley l’a créé à son premier démarrage. Pour le voir, lancez ${npm} ou ${docker} sur l’ordinateur où tourne Parley.`,
  titles: {
    notAllowed: 'Non autorisé',
    notFound: 'Rien ici',
    tooLarge: 'Trop volumineux',
    failed: 'Cela n’a pas marché',
  },
  goToPage: 'Aller à la page de Parley',
  notFound: 'Il n’y a rien à cette adresse.',
  tooLarge: (size: string) => `C’est trop volumineux. La limite est de ${size}.`,
  failed:
    'Quelque chose s’est mal passé dans Parley. Réessayez. Si cela se reproduit, la raison est dans le journal de Parley.',
  unknownHost:
    'Parley ne connaît pas ce nom et a donc refusé la demande. Ouvrez Parley par son adresse. (Un proxy placé devant doit envoyer le Host « localhost ».)',
  otherSite: 'Cette demande venait d’un autre site, elle a donc été refusée.',
  wrongMetricsToken: 'Ce n’est pas le jeton de METRICS_TOKEN.',
  onlyThisMachine:
    'Cette page n’est disponible que sur l’ordinateur où tourne Parley. Pour l’ouvrir ailleurs, définissez WEB_TOKEN sur celui-ci, redémarrez Parley et connectez-vous avec ce mot de passe.',
};
