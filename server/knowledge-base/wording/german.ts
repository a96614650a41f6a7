import type { Wording } from './wording.ts';

const PERSON = '(mensch(en)?|person|mitarbeiter(in|innen|n)?|kollegen|kollege|kollegin|berater(in)?|kundenberater(in)?|kundenservice|kundendienst|support|jemand(en|em)?|echten menschen|vorgesetzten|chef|ansprechpartner(in)?|sachbearbeiter(in)?)';
const BETWEEN = '((mit|einem|einer|einen|eine|ein|der|die|das|den|dem|dem|ihrem|ihrer|euren|eurem|echten|echte|richtigen|lebenden|anderen|bitte|mal|direkt|lieber|gerne|gern|jetzt|am telefon) )*';

/** German. */
export const german: Wording = {
  language: 'de',
  calls: {
    distress: [
      '(bring|bringe|tote|tue) (ich )?mich (selbst )?um', 'mich (selbst )?(umbringen|toten|verletzen|ritzen)', 'umbringen will', 'suizid(gedanken|al)?', 'selbstmord(gedanken)?', 'nicht mehr leben', 'will (nicht mehr (leben|da sein)|sterben)', 'mochte (am liebsten )?sterben',
      'lieber tot', 'ich ware (lieber|besser) tot', '(halte|ertrage) (das|es) nicht mehr aus', 'kann nicht mehr( leben| weiter| weiterleben)?$', 'ich kann (einfach )?nicht mehr', 'meinem leben ein ende', 'keinen ausweg', '(schlagt|verprugelt|bedroht|misshandelt) mich', 'hausliche gewalt', 'uberdosis',
    ],
    danger: [
      'explodiert(e)?', 'explosion', 'in flammen', '(hat|fing|feuer) gefangen', 'feuer gefangen', 'brennt( es)?( bei| gerade| noch)', 'es brennt', 'gasleck', 'gas (tritt aus|ausgetreten|riecht)', 'stromschlag', 'kohlenmonoxid', 'rauchvergiftung', '(hand|finger|gesicht|arm|bein|fuss|auge|haut|kind|sohn|tochter) (ist )?verbrannt',
      '(hand|finger|gesicht|arm|bein|fuss) verbruht', '(wurde|wurden|bin|ist|schwer) verletzt', '(im|ins) krankenhaus', 'notarzt', 'krankenwagen', 'allergische reaktion', 'vergiftet', 'keine luft',
    ],
    legal: ['(mein|meinem|meinen|einen|unser) (rechts)?anwalt', '(meine|einer) (rechts)?anwaltin', 'rechtliche schritte', 'rechtsanwalt', 'vor gericht', '(sie|euch) verklagen', 'verklage', 'klage ein', 'anzeige (erstatten|gegen)', 'zeige (ich )?(sie|euch) an', 'verbraucher(schutz|zentrale)', 'schlichtungsstelle', 'abmahnung', 'mahnbescheid'],
    complaint: [
      'beschwer(e|en|t)( ich)? mich', 'mich beschweren', '(?<!^(?:wie|wo|was|wer|wann|an wen|wohin) .{0,80})beschwerden?(abteilung)?', 'unverschamt(heit)?', 'frechheit', 'unmoglich(es|er)? (service|verhalten|laden|firma)', 'skandal(os)?', 'eine zumutung', '(das|es) ist (doch |ja |wirklich |einfach )?(lacherlich|eine schande|ein witz|das letzte|inakzeptabel|unzumutbar)', 'inakzeptabel',
      '(schlechtest|miesest|furchtbar|grauenhaft|unterirdisch|katastrophal)e[nrs]? (kunden)?(service|support|firma|laden|erfahrung|dienst)', '(kunden)?(service|support) ist (eine katastrophe|ein witz|das letzte|unterirdisch|unter aller sau)', '(ihr|sie) seid (alle )?(unfahig|betruger|idioten)', 'sie sind (alle )?(unfahig|betruger)', 'abzocke', 'betrug(er)?',
      '(bin|so|sehr|stink|richtig|total) (sauer|wutend|verargert|stinksauer)', 'stinksauer', 'wutend', 'reicht (es )?mir', 'mir reicht (es|s)', 'nase voll', '(keiner|niemand) (antwortet|meldet sich|hilft mir|kummert sich)', 'zum (dritten|vierten|funften|zehnten|x ten|hundertsten) mal', 'scheiss(e|laden|service|firma)?', 'scheiße', 'verarsch(en|t|e)', 'arschloch(er)?', 'saftladen',
    ],
  },
  refund: ['geld (wieder )?zuruck', '(ruck|zuruck)erstatt(ung|en|et|ungen)', 'erstattung(en)?', 'ruckzahlung', 'gutschrift', 'geld wieder'],
  person: [
    `(sprechen|reden|schreiben|chatten|verbinden|verbunden|weiterleiten|telefonieren|durchstellen) ${BETWEEN}${PERSON}`, `mit ${BETWEEN}${PERSON} (sprechen|reden|schreiben|chatten|verbinden|verbunden|telefonieren|zu tun)`, `(brauche|will|mochte|hatte gern|hatte gerne|gib mir|geben sie mir|gibt es|holen sie) ${BETWEEN}(mensch(en)?|mitarbeiter(in)?|berater(in)?|ansprechpartner(in)?|vorgesetzten)`,
    '(echt|richtig|lebend)e[rnms]? (mensch(en)?|person|mitarbeiter(in)?)', '(verbinden|verbinde) (sie )?mich', 'weiterleiten an', 'rufen sie mich (bitte )?an', 'ruf(t)? mich (bitte )?(an|zuruck)', '(bitte )?um (einen )?ruckruf', '(nicht|keinen|keine lust) (mehr )?(mit )?(einem|einen|dem|diesem|auf)?( )?(bot|roboter|chatbot|maschine)', 'kein(en)? (bot|roboter|chatbot)',
  ],
  personAlone: ['mensch', 'ein mensch', 'person', 'mitarbeiter', 'ein mitarbeiter', 'kundenservice', 'kundendienst', 'kundenberater', 'berater', 'support', 'hotline', 'ansprechpartner', 'jemand da', 'ist jemand da', 'ist da jemand', 'ist da wer', 'ist wer da', 'mensch bitte', 'mit einem menschen sprechen', 'live chat'],
  smallTalk: {
    greeting: ['hallo', 'hallo zusammen', 'hi', 'hey', 'moin', 'moin moin', 'servus', 'gruss gott', 'grussgott', 'gruß gott', 'gruezi', 'guten tag', 'guten morgen', 'guten abend', 'schonen guten tag'],
    thanks: ['danke', 'danke schon', 'dankeschon', 'danke sehr', 'vielen dank', 'tausend dank', 'herzlichen dank', 'besten dank', 'lieben dank', 'merci', 'dankesehr', 'super', 'klasse', 'toll', 'prima', 'perfekt', 'wunderbar', 'spitze', 'sehr gut', 'sehr nett', 'sehr freundlich', 'sie sind toll', 'gut gemacht'],
    helpful: ['das hat geholfen', 'hat geholfen', 'das hilft', 'das hilft mir', 'hilft mir', 'das war hilfreich', 'sehr hilfreich', 'hilfreich', 'das war alles', 'problem gelost', 'gelost', 'erledigt', 'es klappt', 'jetzt klappt es', 'klappt', 'es geht jetzt', 'ja hat es', 'ja das hat geholfen', 'das hat mir geholfen', 'ja danke das hat geholfen'],
    help_wanted: ['hilfe', 'hilfe bitte', 'bitte helfen', 'ich brauche hilfe', 'konnen sie mir helfen', 'kannst du mir helfen', 'konnt ihr mir helfen', 'ich habe eine frage', 'ich hatte eine frage', 'hab eine frage', 'eine frage', 'frage', 'ich habe ein problem', 'noch eine frage', 'ich habe noch eine frage'],
    goodbye: ['tschuss', 'tschuß', 'ciao', 'auf wiedersehen', 'wiedersehen', 'bis bald', 'bis dann', 'bis spater', 'schonen tag', 'schonen tag noch', 'einen schonen tag', 'einen schonen tag noch', 'schonen abend', 'schonen abend noch', 'schones wochenende', 'gute nacht', 'mach es gut', 'das ist alles', 'das ware alles', 'sonst nichts', 'keine weiteren fragen', 'keine fragen mehr', 'alles gut'],
    bot_question: ['bist du ein bot', 'bist du ein roboter', 'bist du ein mensch', 'bist du echt', 'sind sie ein bot', 'sind sie ein roboter', 'sind sie ein mensch', 'sind sie echt', 'rede ich mit einem bot', 'rede ich mit einem menschen', 'spreche ich mit einem bot', 'spreche ich mit einem menschen', 'spreche ich mit einem roboter', 'schreibe ich mit einem bot', 'schreibe ich mit einem menschen', 'ist das ein bot', 'wer bist du', 'wer sind sie', 'was bist du', 'wie heisst du', 'wie heißt du', 'wie heissen sie', 'was kannst du', 'was konnen sie'],
    wellbeing: ['wie geht es dir', 'wie geht es ihnen', 'wie gehts', 'wie geht s', 'wie geht es', 'alles klar bei dir', 'was geht'],
    refusal: ['nein', 'ne', 'nee', 'no', 'nein danke', 'nicht wirklich', 'eher nicht', 'noch nicht', 'jetzt nicht', 'nicht notig', 'schon gut', 'egal', 'vergiss es', 'vergessen sie es', 'abbrechen', 'lass gut sein', 'leider nein', 'leider nicht', 'nein leider nicht'],
    agreement: ['ja', 'jo', 'jep', 'jawohl', 'ja bitte', 'ja gerne', 'ja gern', 'gerne', 'gern', 'bitte', 'klar', 'naturlich', 'ok', 'okay', 'in ordnung', 'einverstanden', 'sicher', 'auf jeden fall', 'unbedingt', 'mach das', 'machen sie das', 'ja danke', 'ja vielen dank', 'alles klar', 'gute idee', 'das ware gut', 'ja das ware gut'],
    acknowledgement: ['aha', 'ach so', 'achso', 'verstehe', 'verstanden', 'ich verstehe', 'gut', 'schon', 'stimmt', 'interessant', 'gut zu wissen', 'test', 'moment', 'einen moment', 'moment bitte', 'einen augenblick', 'augenblick', 'warte', 'warten sie', 'sorry', 'entschuldigung', 'tut mir leid', 'haha', 'oh', 'hm'],
    unhelpful: [
      'das hat nicht geholfen', 'hat nicht geholfen', 'das hat mir nicht geholfen', 'nein das hat nicht geholfen', 'das hilft nicht', 'hilft nicht', 'das hilft mir nicht', 'hilft mir nicht', 'hilft mir nicht weiter', 'das hilft mir nicht weiter', 'nicht hilfreich', 'das war nicht hilfreich', 'das ist nicht meine frage', 'das war nicht meine frage', 'das meinte ich nicht', 'das meine ich nicht', 'das habe ich nicht gemeint', 'das habe ich nicht gefragt', 'falsch', 'das ist falsch', 'falsche antwort', 'das stimmt nicht', 'keine davon', 'keiner davon', 'keins davon', 'keines davon', 'nichts davon', 'etwas anderes', 'was anderes', 'das ist es nicht', 'du verstehst mich nicht', 'sie verstehen mich nicht', 'das beantwortet meine frage nicht', 'das beantwortet nicht meine frage',
    ],
  },
  fillers: ['sehr', 'schon', 'mal', 'doch', 'aber', 'und', 'so', 'dann', 'jetzt', 'noch', 'auch', 'ihr', 'ihnen', 'dir', 'euch', 'leute', 'team', 'zusammen', 'liebes team', 'fur die hilfe', 'fur ihre hilfe', 'fur deine hilfe', 'fur die auskunft', 'fur die antwort', 'fur die info', 'fur die information', 'fur die schnelle antwort', 'erstmal', 'erst mal', 'eigentlich', 'wirklich', 'ja', 'lg', 'mfg', 'mit freundlichen grußen', 'mit freundlichen grussen', 'viele grusse', 'viele gruße', 'liebe grusse', 'liebe gruße'],
  followUp: ['(ok |okay |ja |gut |danke )?(und|aber|oder|auch|ausserdem|außerdem)( auch| dann| was ist mit| wie ist es (mit|bei)| wenn)?', 'was ist (mit|bei)', 'wie ist (es|das) (mit|bei|fur)', 'wie sieht es (mit|bei)', 'was ware wenn', 'was wenn', 'und wenn', 'gilt das auch', 'geht das auch', 'in dem fall', 'dann'],
  leads: ['fur', 'mit', 'ohne', 'bei', 'nach', 'aus', 'in', 'im', 'wenn', 'auch', 'nur', 'ausser', 'außer'],
  pointers: ['das', 'dies', 'diese', 'diesen', 'dieses', 'es', 'sie', 'ihn', 'die', 'davon', 'damit', 'dafur', 'dort', 'dann', 'auch', 'stattdessen', 'sonst'],
  questionStart: ['(wie|was|wo|wann|wer|welche|welcher|welches|warum|wieso|weshalb|wohin|woher|wieviel)', '(kann|konnen|darf|muss|ist|sind|hat|haben|gibt|wird|werden|soll|kommt|geht) (ich|man|sie|ihr|du|es|das|die|der|mein|meine)'],
  hours: {
    people: ['wann ist (wieder )?(jemand|wer|ein mensch|ein mitarbeiter|euer team|ihr team) (wieder )?(da|erreichbar|online|verfugbar|im chat)', 'wann (kommt|antwortet|meldet sich|schreibt) (jemand|wer|ein mensch|ein mitarbeiter)', 'wann (erreiche|kann) ich (jemand|jemanden|einen menschen|einen mitarbeiter|euch|sie)( erreichen)?', 'wie lange (dauert es|muss ich warten)( noch)?( bis| auf) (jemand|jemanden|einen|ein)', '(servicezeiten|chatzeiten|supportzeiten|erreichbarkeit)', 'wann (seid ihr|sind sie) (wieder )?(da|erreichbar|online)'],
    open: ['(habt ihr|haben sie) (noch |heute |schon |jetzt )?(offen|geoffnet|auf|geschlossen|zu)', 'wann (macht ihr|machen sie|offnet ihr|offnen sie|schliesst ihr|schließt ihr|habt ihr|haben sie) (auf|zu|offen|geoffnet)?', 'offnungszeiten', 'geschaftszeiten', 'seid ihr (noch |heute )?(da|offen)'],
  },
  unable: ['habe ich nicht', 'hab ich nicht', 'die habe ich nicht', 'die hab ich nicht', 'ich habe keine', 'hab keine', 'habe keine', 'ich habe die nicht', 'ich habe sie nicht', 'ich habe keine nummer', 'weiss ich nicht', 'weiß ich nicht', 'ich weiss nicht', 'ich weiß nicht', 'ich weiss es nicht', 'ich weiß es nicht', 'keine ahnung', 'finde ich nicht', 'ich finde sie nicht', 'nicht zur hand', 'habe ich nicht zur hand', 'uberspringen', 'weiter', 'mochte ich nicht sagen', 'mochte ich nicht angeben', 'das mochte ich nicht sagen', 'das mochte ich nicht angeben', 'lieber nicht', 'keine'],
  not: ['nicht', 'statt', 'anstatt', 'und nicht'],
  corrections: ['ich meinte', 'ich meine', 'korrektur', 'tippfehler', 'vertippt', 'falsche nummer', 'muss heissen', 'muss heißen', 'sollte heissen', 'entschuldigung', 'sorry'],
  ordinals: [['erste', 'die erste', 'das erste', 'den ersten', 'der erste', 'erstes'], ['zweite', 'die zweite', 'das zweite', 'den zweiten', 'der zweite', 'zweites'], ['dritte', 'die dritte', 'das dritte', 'den dritten', 'der dritte', 'drittes'], ['letzte', 'die letzte', 'das letzte', 'den letzten', 'der letzte']],
  days: { today: 'heute', yesterday: 'gestern' },
};
