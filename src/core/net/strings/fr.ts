import { createWording } from '../../strings/wording.ts';
import type { NetCatalog } from './index.ts';

const { number } = createWording('fr');

export const catalog: NetCatalog = {
  noAddress: 'Ce n’est pas une adresse web complète. Elle doit commencer par https://.',
  onlyWeb: (protocol: string) =>
    `Je ne peux pas ouvrir les adresses qui commencent par ${protocol}. Elles doivent commencer par http:// ou https://.`,
  noSecrets:
    'Je n’ouvre pas les adresses qui contiennent un nom d’utilisateur ou un mot de passe. Retirez cette partie.',
  portClosed: (host: string, port: string) =>
    `Je n’ouvre pas le port ${port} sur ${host}. Votre admin Parley peut l’autoriser (FETCH_ALLOW).`,
  noHost: (host: string) => `Il n’y a pas de site à l’adresse ${host}. Vérifiez-la.`,
  notPublic: (host: string) =>
    `${host} n’est pas sur l’internet public, je ne l’ouvre donc pas. Votre admin Parley peut l’autoriser (FETCH_ALLOW).`,
  tooManyRedirects: (host: string, max: number) =>
    `${host} redirige plus de ${number(max)} fois. Donnez-moi l’adresse finale.`,
  brokenRedirect: (host: string) => `${host} redirige vers une adresse qui ne fonctionne pas.`,
  tooSlow: (host: string, seconds: number) =>
    `${host} a mis plus de ${number(seconds)} secondes. Réessayez plus tard.`,
  pageTooLarge: (host: string, mb: number) =>
    `${host} a envoyé plus de ${number(mb)} Mo, ma limite. Donnez-moi l’adresse d’une partie plus petite.`,
  noAnswer: (host: string) =>
    `Je n’ai pas pu joindre ${host}, ou sa réponse était inutilisable. Vérifiez l’adresse, ou réessayez plus tard.`,
  notFound: (host: string) => `${host} n’existe pas. Vérifiez l’adresse.`,
  notLookedUp: (host: string) =>
    `Je n’ai pas pu trouver où se situe ${host}. Vérifiez l’adresse, ou réessayez plus tard.`,
  refused: (host: string) =>
    `${host} a refusé la connexion. Vérifiez l’adresse, ou réessayez plus tard.`,
  brokenOff: (host: string) =>
    `${host} a coupé la connexion trop tôt. Vérifiez l’adresse, ou réessayez plus tard.`,
  certificateExpired: (host: string) =>
    `${host} a un certificat de sécurité expiré. Vérifiez l’adresse, ou réessayez plus tard.`,
  certificateUnknown: (host: string) =>
    `Le certificat de sécurité de ${host} n’est pas fiable. Vérifiez l’adresse.`,
  certificateOfOther: (host: string) =>
    `Le certificat de sécurité de ${host} est établi pour un autre nom. Vérifiez l’adresse.`,
  fileTooLarge: (mb: number) =>
    `Le fichier fait plus de ${number(mb)} Mo. Envoyez-en un plus petit.`,
};
