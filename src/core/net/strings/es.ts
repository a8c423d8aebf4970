import { createWording } from '../../strings/wording.ts';
import type { NetCatalog } from './index.ts';

const { number } = createWording('es');

export const catalog: NetCatalog = {
  noAddress: 'Esa no es una dirección web completa. Debe empezar por https://.',
  onlyWeb: (protocol) =>
    `No puedo abrir direcciones que empiezan por ${protocol}. Deben empezar por http:// o https://.`,
  noSecrets: 'No abro direcciones que incluyen un usuario o una contraseña. Quita esa parte.',
  portClosed: (host, port) =>
    `No abro el puerto ${port} de ${host}. Tu admin de Parley puede permitirlo (FETCH_ALLOW).`,
  noHost: (host) => `No hay ningún sitio web en ${host}. Revisa la dirección.`,
  notPublic: (host) =>
    `${host} no está en la red pública, así que no lo abro. Tu admin de Parley puede permitirlo (FETCH_ALLOW).`,
  tooManyRedirects: (host, max) =>
    `${host} redirige más de ${number(max)} veces. Dame la dirección final.`,
  brokenRedirect: (host) => `${host} redirige a una dirección que no funciona.`,
  tooSlow: (host, seconds) =>
    `${host} tardó más de ${number(seconds)} segundos. Inténtalo más tarde.`,
  pageTooLarge: (host, mb) =>
    `${host} envió más de ${number(mb)} MB, que es mi límite. Dame la dirección de una parte más pequeña.`,
  noAnswer: (host) =>
    `No pude conectar con ${host} o no respondió bien. Revisa la dirección o inténtalo más tarde.`,
  notFound: (host) => `${host} no existe. Revisa la dirección.`,
  notLookedUp: (host) => `No pude localizar ${host}. Revisa la dirección o inténtalo más tarde.`,
  refused: (host) => `${host} rechazó la conexión. Revisa la dirección o inténtalo más tarde.`,
  brokenOff: (host) =>
    `${host} cerró la conexión antes de tiempo. Revisa la dirección o inténtalo más tarde.`,
  certificateExpired: (host) =>
    `El certificado de seguridad de ${host} caducó. Revisa la dirección o inténtalo más tarde.`,
  certificateUnknown: (host) =>
    `El certificado de seguridad de ${host} no es de confianza. Revisa la dirección.`,
  certificateOfOther: (host) =>
    `El certificado de seguridad de ${host} es para otro nombre. Revisa la dirección.`,
  fileTooLarge: (mb) => `El archivo ocupa más de ${number(mb)} MB. Envía uno más pequeño.`,
};
