import { createWording } from '../../core/strings/wording.ts';
import type { HttpCatalog } from './index.ts';

const { number } = createWording('es');

export const catalog: HttpCatalog = {
  logIn: 'Iniciar sesión',
  password: 'Contraseña',
  wrongPassword: 'Contraseña incorrecta.',
  logInFirst: 'Primero inicia sesión con la contraseña.',
  tooManyTries: (seconds) =>
    `Desde tu red llegaron demasiadas contraseñas incorrectas. Espera ${number(seconds)} segundos e inténtalo de nuevo.`,
  passwordIsMade: (npm, docker) =>
    `Parley la creó al iniciarse por primera vez. Para verla, ejecuta ${npm} o ${docker} en el equipo donde funciona Parley.`,
  titles: {
    notAllowed: 'No permitido',
    notFound: 'Aquí no hay nada',
    tooLarge: 'Demasiado grande',
    failed: 'No funcionó',
  },
  goToPage: 'Ir a la página de Parley',
  notFound: 'No hay nada en esta dirección.',
  tooLarge: (size) => `Es demasiado grande. El límite es ${size}.`,
  failed:
    'Algo falló dentro de Parley. Inténtalo de nuevo. Si vuelve a pasar, el motivo está en el registro de Parley.',
  unknownHost:
    'Parley no conoce este nombre, así que rechazó la solicitud. Abre Parley con su dirección. (Si hay un proxy delante, debe enviar el Host “localhost”.)',
  otherSite: 'Esta solicitud la envió otro sitio, así que fue rechazada.',
  wrongMetricsToken: 'Ese no es el token de METRICS_TOKEN.',
  onlyThisMachine:
    'Esta página solo está disponible en el equipo donde funciona Parley. Para abrirla desde otro lugar, configura allí WEB_TOKEN, reinicia Parley e inicia sesión con esa contraseña.',
};
