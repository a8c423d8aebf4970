import { createWording } from '../../core/strings/wording.ts';
import type { HttpCatalog } from './index.ts';

const { number } = createWording('ko');

export const catalog: HttpCatalog = {
  logIn: '로그인',
  password: '비밀번호',
  wrongPassword: '비밀번호가 틀렸어요.',
  logInFirst: '먼저 비밀번호로 로그인해 주세요.',
  tooManyTries: (seconds) =>
    `같은 네트워크에서 틀린 비밀번호를 너무 많이 입력했어요. ${number(seconds)}초 기다린 뒤 다시 시도해 주세요.`,
  passwordIsMade: (npm, docker) =>
    `비밀번호는 Parley를 처음 시작할 때 만들어졌어요. 확인하려면 Parley가 실행 중인 컴퓨터에서 ${npm} 또는 ${docker} 명령을 실행하세요.`,
  titles: {
    notAllowed: '허용되지 않음',
    notFound: '찾을 수 없음',
    tooLarge: '너무 큼',
    failed: '처리하지 못함',
  },
  goToPage: 'Parley 페이지로 이동',
  notFound: '이 주소에는 아무것도 없어요.',
  tooLarge: (size) => `너무 커요. 최대 ${size}까지 가능해요.`,
  failed:
    'Parley 내부에 문제가 생겼어요. 다시 시도해 주세요. 계속되면 Parley 로그에서 원인을 확인할 수 있어요.',
  unknownHost:
    'Parley가 모르는 이름이라 요청을 거부했어요. Parley의 주소로 열어 주세요. (앞에 프록시가 있다면 Host로 “localhost”를 보내야 해요.)',
  otherSite: '다른 사이트에서 보낸 요청이라 거부했어요.',
  wrongMetricsToken: 'METRICS_TOKEN에 설정된 토큰과 달라요.',
  onlyThisMachine:
    '이 페이지는 Parley가 실행 중인 컴퓨터에서만 열 수 있어요. 다른 곳에서 열려면 그 컴퓨터에서 WEB_TOKEN을 설정하고 Parley를 다시 시작한 뒤 그 비밀번호로 로그인하세요.',
};
