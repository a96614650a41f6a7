import type { Wording } from './wording.ts';

const PERSON = '(umano|persona|operatore|operatrice|consulente|responsabile|qualcuno|collega|essere umano|addetto|agente)';
const BETWEEN = '((con|a|ad|un|una|uno|il|la|al|vostro|vera|vero|reale|per favore) )*';

/** Italian. */
export const italian: Wording = {
  language: 'it',
  calls: {
    distress: ['(uccidermi|ammazzarmi|suicidarmi)', 'mi (uccido|ammazzo|suicido)', 'suicidi(o|armi)?', '(voglio|vorrei|voglia di|preferisco) (morire|essere mort[oa])', 'non voglio piu vivere', 'farla finita', 'togliermi la vita', 'farmi del male', 'meglio senza di me', 'non ce la faccio piu$', '(mi picchia|mi minaccia|mi maltratta)', 'violenza domestica', 'overdose'],
    danger: ['esplos[oaie]', 'esplosione', '(ha preso|prende|andat[oa] a) fuoco', 'in fiamme', '(fuga|perdita) di gas', 'scossa elettrica', 'folgorat[oa]', 'monossido di carbonio', '(bruciat[oaie]|ustionat[oaie]|ferit[oaie]|scottat[oaie]) (alla |al |la |il |le |i |mia |mio )*(mano|mani|dito|dita|faccia|viso|braccio|gamba|piede|occhio|occhi|pelle|figlio|figlia|bambino|bambina)', '(sono|e|rimast[oa]) ferit[oa]', 'in ospedale', 'al pronto soccorso', 'ambulanza', 'reazione allergica', 'avvelenat[oa]'],
    legal: ['(mio|nostro|un) avvocato', '(mia|una) avvocata', 'azion[ei] legal[ei]', 'vie legali', 'in tribunale', '(vi|ti|la) (denuncio|denuncero|querelo)', 'sporgere denuncia', 'faccio causa', 'farvi causa', 'diffida', 'associazione (dei )?consumatori', 'codacons', 'altroconsumo', 'giudice di pace', 'agcm'],
    complaint: ['reclam[oi]', 'lamentar(mi|e)', 'mi lamento', 'lamentela', 'inaccettabile', 'vergognos[oa]', 'una vergogna', 'vergogna', 'scandalos[oa]', 'e (davvero |proprio |una |uno )*(ridicolo|assurdo|schifo|presa in giro)', '(peggior|pessim[oa]|orribile|terribile) (servizio|assistenza|azienda|esperienza)', '(servizio|assistenza) (e )?(pessim[oa]|orribile|penoso|vergognoso)', '(sono|molto) (furios[oa]|arrabbiat[oa]|incazzat[oa]|indignat[oa])', 'stuf[oa] (di|marcio)', 'truff(a|ator[ei])', 'siete (dei |tutti )?(ladri|incompetenti|incapaci|truffatori)', 'nessuno (risponde|mi risponde|mi aiuta)', '(terza|quarta|decima|ennesima) volta che', 'merda', 'cazzo'],
  },
  refund: ['rimbors(o|i|are|ato|ata|armi|ate)', '(soldi|denaro) indietro', 'restitu(ire|zione) (i|dei|il) (soldi|denaro)', 'riavere i (miei )?soldi'],
  person: [`(parlare|parlo|chattare|contattare|collegar[em]i?|passare|passarmi) ${BETWEEN}${PERSON}`, `(voglio|vorrei|ho bisogno di|preferisco) ${BETWEEN}(umano|operatore|operatrice|consulente|responsabile|persona reale)`, '(persona|operatore|umano) (reale|ver[oa])', 'mi (passi|passate|metta in contatto)', '(chiamatemi|mi chiami|richiamatemi)', 'non (voglio )?(parlare con )?(un |una )?(bot|robot|macchina)', 'ce qualcuno'],
  personAlone: ['umano', 'un umano', 'una persona', 'persona', 'operatore', 'un operatore', 'operatrice', 'consulente', 'assistenza clienti', 'servizio clienti', 'qualcuno', 'ce qualcuno', 'parlare con qualcuno'],
  smallTalk: {
    greeting: ['ciao', 'salve', 'buongiorno', 'buon giorno', 'buonasera', 'buona sera', 'buon pomeriggio', 'ehi', 'ciao a tutti'],
    thanks: ['grazie', 'grazie mille', 'mille grazie', 'molte grazie', 'grazie tante', 'ti ringrazio', 'vi ringrazio', 'la ringrazio', 'perfetto', 'ottimo', 'fantastico', 'eccellente', 'benissimo', 'molto gentile', 'gentilissimo', 'gentilissima', 'bravo'],
    helpful: ['mi ha aiutato', 'mi e stato utile', 'e stato utile', 'mi aiuta', 'e utile', 'molto utile', 'utile', 'problema risolto', 'risolto', 'ora funziona', 'funziona', 'ha funzionato', 'si mi ha aiutato', 'si e stato utile', 'era tutto quello che mi serviva'],
    help_wanted: ['aiuto', 'aiutami', 'aiutatemi', 'mi serve aiuto', 'ho bisogno di aiuto', 'mi puoi aiutare', 'mi puo aiutare', 'puoi aiutarmi', 'puo aiutarmi', 'ho una domanda', 'una domanda', 'domanda', 'avrei una domanda', 'ho un problema', 'ho unaltra domanda', 'unaltra domanda'],
    goodbye: ['arrivederci', 'a presto', 'addio', 'buona giornata', 'buona serata', 'buonanotte', 'buona notte', 'buon fine settimana', 'alla prossima', 'e tutto', 'questo e tutto', 'nientaltro', 'niente altro', 'nessunaltra domanda', 'tutto a posto'],
    bot_question: ['sei un bot', 'sei un robot', 'sei umano', 'sei una persona', 'sei reale', 'e un bot', 'lei e un robot', 'sto parlando con un robot', 'sto parlando con un bot', 'sto parlando con una persona', 'parlo con un robot', 'parlo con una persona', 'chi sei', 'come ti chiami', 'cosa sai fare', 'cosa puoi fare'],
    wellbeing: ['come stai', 'come sta', 'come va', 'tutto bene'],
    refusal: ['no', 'no grazie', 'non proprio', 'non ora', 'non ancora', 'lascia stare', 'lasci stare', 'lascia perdere', 'non importa', 'fa niente', 'annulla', 'per niente', 'non serve'],
    agreement: ['si', 'sì', 'si grazie', 'si per favore', 'per favore', 'certo', 'certamente', 'va bene', 'ok', 'daccordo', 'volentieri', 'prego', 'esatto', 'assolutamente', 'perche no', 'come no', 'procedi', 'proceda'],
    acknowledgement: ['capisco', 'capito', 'ho capito', 'bene', 'ah', 'ah ok', 'interessante', 'prova', 'test', 'un momento', 'un attimo', 'aspetta', 'aspetti', 'scusa', 'scusi', 'mi dispiace', 'haha', 'ahah'],
    unhelpful: ['non mi ha aiutato', 'non mi aiuta', 'non aiuta', 'questo non mi aiuta', 'non e utile', 'non mi e stato utile', 'non e stato utile', 'inutile', 'non e quello che ho chiesto', 'non e quello che chiedevo', 'non e la mia domanda', 'non e questo', 'sbagliato', 'risposta sbagliata', 'nessuno', 'nessuna', 'nessuno di questi', 'nessuna di queste', 'altro', 'qualcosaltro', 'non hai capito', 'non mi capisci', 'non risponde alla mia domanda'],
  },
  fillers: ['molto', 'tanto', 'allora', 'e', 'ma', 'quindi', 'anche', 'ancora', 'per laiuto', 'per il suo aiuto', 'per il tuo aiuto', 'per la risposta', 'per le informazioni', 'di tutto', 'a tutti', 'a lei', 'a te', 'davvero', 'signore', 'signora'],
  followUp: ['(ok |si |va bene |grazie )?(e|ed|ma|o|anche|inoltre)( per| se| con| invece)?', 'che (mi dici|mi dite) (di|del|della)', 'e se', 'lo stesso (per|con|vale)', 'vale anche', 'in (quel|questo) caso', 'allora'],
  leads: ['per', 'con', 'senza', 'in', 'a', 'da', 'dal', 'dalla', 'se', 'verso', 'solo', 'tranne', 'anche'],
  pointers: ['questo', 'questa', 'quello', 'quella', 'questi', 'quelli', 'lo', 'la', 'li', 'le', 'ci', 'ne', 'cosi', 'anche'],
  questionStart: ['(come|quanto|quanta|quanti|quante|quando|dove|chi|che|cosa|quale|quali|perche)', '(posso|puo|possono|puoi|devo|bisogna|ce|ci sono|avete|e possibile|si puo|fate|spedite)'],
  hours: {
    people: ['quando (ce|ci sara|sara|e|risponde|rispondera|arriva|torna) (qualcuno|una persona|un operatore|disponibile)', 'quando (posso|potro) parlare con', '(orari|orario) (della chat|dellassistenza|del supporto)', 'quanto (tempo )?(devo|bisogna) aspettare (qualcuno|un operatore|per parlare)'],
    open: ['siete (aperti|chiusi|ancora aperti)', 'a che ora (aprite|chiudete)', 'quando (aprite|chiudete)', '(orari|orario) di apertura', 'quali sono i vostri orari', 'aprite (il|la|oggi|domani)'],
  },
  unable: ['non ce lho', 'non lo ho', 'non ne ho', 'non ho un numero', 'non lo so', 'non so', 'non ne ho idea', 'nessuna idea', 'boh', 'non lo trovo', 'non la trovo', 'salta', 'preferisco non dirlo', 'preferisco di no', 'non voglio dirlo', 'non sotto mano', 'nessuno'],
  not: ['non', 'invece di', 'anziche', 'e non'],
  corrections: ['volevo dire', 'intendevo', 'correzione', 'errore', 'ho sbagliato', 'numero sbagliato', 'scusa', 'scusi'],
  ordinals: [['primo', 'il primo', 'la prima', 'prima'], ['secondo', 'il secondo', 'la seconda', 'seconda'], ['terzo', 'il terzo', 'la terza', 'terza'], ['ultimo', 'lultimo', 'lultima']],
  days: { today: 'oggi', yesterday: 'ieri' },
};
