import type { SlackCatalog } from './index.ts';

export const catalog: SlackCatalog = {
  send: 'Gönder',
  cancel: 'İptal',
  waitsForSlack:
    'Slack şu anda mesaj göndermeme izin vermiyor. Yanıtınız, izin verir vermez gelecek.',
  thinking: 'düşünüyor…',
  promptsTitle: 'Nasıl yardımcı olayım?',
  promptSummarize: 'Bir metni özetle',
  promptSummarizeMessage: 'Birazdan yapıştıracağım metni özetle.',
  promptExplain: 'Bir şeyi açıkla',
  promptExplainMessage: 'Bana basit sözcüklerle açıkla: ',
  promptWrite: 'Mesaj taslağı yaz',
  promptWriteMessage: 'Ekibime şu konuda bir mesaj yazmama yardım et: ',
  promptHelp: 'Neler yapabilirsin?',
  promptHelpMessage: 'Neler yapabilirsin?',
  appDescription: 'Gemini, ekibinizin kanallarında',
  agentDescription: 'Kanallarda, mesaj dizilerinde ve direkt mesajlarda soruları yanıtlar.',
  umbrella: 'Herhangi bir Parley komutunu çalıştırın. Liste: /parley help',
  fileNotShown:
    'Slack bu dosyayı okumama izin vermiyor. Bu konuşmada yeniden paylaşın. Olmazsa Parley yöneticinizden bana files:read iznini vermesini isteyin.',
  fileDeleted: 'Slack’ten silinmiş. Hâlâ gerekiyorsa yeniden yükleyin.',
  fileHidden:
    'Bu çalışma alanı planının sınırını aştığı için Slack onu gizliyor. Yeniden yükleyin.',
  fileNotShared: 'Slack’te benimle paylaşılmamış. Bu konuşmada yeniden paylaşın.',
  fileNotFound:
    'Slack bulamıyor: silinmiş ya da benimle paylaşılmamış. Bu konuşmada yeniden paylaşın.',
  fileElsewhere: 'Slack dışında duruyor, oraya bakmıyorum. Dosyanın kendisini yükleyin.',
  webPageAsImage:
    'Görsel gibi görünüyor ama bir web sayfası. Dosyayı kontrol edip yeniden gönderin.',
  webPageAsRecording:
    'Kayıt gibi görünüyor ama bir web sayfası. Dosyayı kontrol edip yeniden gönderin.',
  webPageAsPdf: 'PDF gibi görünüyor ama bir web sayfası. Dosyayı kontrol edip yeniden gönderin.',
  webPageAsOther:
    'Başka bir şey gibi görünüyor ama bir web sayfası. Dosyayı kontrol edip yeniden gönderin.',
};
