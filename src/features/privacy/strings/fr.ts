import { createWording } from '../../../core/strings/wording.ts';
import type { PrivacyCatalog } from './index.ts';

const { and, counted } = createWording('fr');

export const catalog: PrivacyCatalog = {
  yes: 'Oublier',
  no: 'Garder',
  confirmPerson:
    '**Oublier tout ce que vous m’avez dit, ici et dans les autres canaux ?** Cela comprend vos messages, ce que d’autres en ont cité et les réponses que j’ai écrites en les ayant sous les yeux, avec leurs fichiers, transcriptions, images et sondages, ainsi que vos rappels et vos paramètres. C’est irréversible. Les messages déjà publiés restent où ils sont.',
  confirmConversation:
    '**Oublier cette conversation ?** Cela comprend tout ce que j’en retiens, quelle que soit la personne qui l’a dit, avec les fichiers et les rappels créés dedans. C’est irréversible. Les messages déjà publiés restent où ils sont.',
  confirmChannel:
    '**Oublier ce canal ?** Cela comprend tout ce que je retiens du canal et de ses fils, quelle que soit la personne qui l’a dit, avec les fichiers et les rappels créés dedans. C’est irréversible. Les messages déjà publiés restent où ils sont.',
  confirmDirect:
    '**Oublier tout ce que nous avons écrit ici ?** Cela comprend les fichiers et les rappels créés ici. C’est irréversible. Les messages déjà publiés restent où ils sont.',
  forgotten: (what: readonly string[]) => `Oublié : ${and(what)}.`,
  nothingForgotten: 'Il n’y avait rien à oublier.',
  // A restart came in between.
  forgottenUncounted:
    'C’est oublié. Il y a eu un redémarrage entre-temps, je ne peux donc pas dire combien il y en avait.',
  left: (n: number) =>
    counted(n, {
      one: '# demande est encore en cours. Je l’oublierai dès qu’elle aura sa réponse.',
      other: '# demandes sont encore en cours. Je les oublierai dès qu’elles auront leur réponse.',
    }),
  answersStay:
    'Mes réponses publiées restent où elles sont : utilisez le bouton Supprimer en dessous. Ce que d’autres en ont cité reste avec leurs messages.',
  forgottenSince: (day: string) =>
    `votre demande d’oubli du ${day} : je ne lis pas ce que vous avez dit avant`,
  hearsAgain:
    'Je ne relirai pas ce que vous avez dit avant. Ce que vous direz désormais sera traité comme pour tout le monde. `/privacy off` l’exclut de `/recall`.',
  cannotTell:
    'Je ne peux pas reconnaître vos propos quand d’autres les ont tapés, collés ou transférés sans votre nom, ils restent donc. Demandez à ces personnes, ou à un admin, de me faire oublier ces messages.',
  recalled:
    'Désormais, les personnes qui y ont accès peuvent retrouver ce que vous dites avec `/recall`.',
  notRecalled:
    'Désormais, `/recall` n’apprend plus rien de ce que vous dites, ni ici ni ailleurs. Je continue à vous répondre et à me souvenir de nos conversations. `/privacy on` annule ce choix, et `/forget me` supprime ce que vous avez dit avant.',
  kept: 'OK, je n’ai rien oublié.',
  isDone: 'Vous me l’avez déjà demandé.',
  adminsOnly: 'Seul un admin peut me faire oublier tout un canal.',
  noThread:
    'En dehors d’un fil, cela comprend tout ce que chacun m’a dit ici, donc seul un admin peut me le faire oublier. Dans un fil, tout le monde le peut.',
  notAuthor: 'Seule la personne qui a écrit ce message ou un admin peut me le faire oublier.',
  what: 'Que dois-je oublier ? Utilisez `/forget me`, `/forget conversation`, `/forget channel`, ou `/forget` avec le lien d’un message.',
  ofYou: '**Ce que je conserve sur vous, ici et dans les autres canaux**',
  ofChannel: '**Ce que je conserve sur ce canal et ses fils**',
  ofDirect: '**Ce que je conserve de nos messages directs**',
  nothing: '- rien',
  howToForgetYou:
    '`/forget me` supprime tout cela. `/privacy off` exclut de `/recall` ce que vous direz désormais.',
  howToForgetChannel:
    'Dans un fil, `/forget conversation` supprime ce que j’en retiens. Un admin peut tout supprimer du canal avec `/forget channel`.',
  howToForgetDirect: '`/forget channel` supprime tout cela.',
  google:
    'Ce que vous demandez est envoyé à l’API Gemini de Google, avec la conversation et les fichiers concernés. Ce que je retiens l’est aussi, pour qu’on puisse y chercher par le sens.',
};
