import type { Wording } from './wording.ts';

const PERSON = '(mens|persoon|medewerker|medewerkster|collega|iemand|adviseur|manager|leidinggevende|klantenservice|echt persoon)';
const BETWEEN = '((met|een|de|het|uw|jullie|echte|echt|andere|graag|alsjeblieft|alstublieft|aan) )*';

/** Dutch. */
export const dutch: Wording = {
  language: 'nl',
  calls: {
    distress: ['(mezelf|mijzelf) (van kant|doden|iets aan|pijn|snijden)', 'zelfmoord', 'suicid(e|aal)', '(wil|zou willen|liever) (niet meer leven|dood|sterven|doodgaan)', 'niet meer leven', 'een eind(e)? aan mijn leven', 'zie het niet meer zitten', '(kan|hou) (het )?niet meer( vol)?$', '(slaat|bedreigt|mishandelt) mij', 'huiselijk geweld', 'overdosis'],
    danger: ['ontploft(e)?', 'ontploffing', 'explosie', '(vloog|vliegt|staat|stond) in brand', 'vlam gevat', 'gaslek', 'gaslucht', 'elektrische schok', 'koolmonoxide', '(hand|handen|vinger|vingers|gezicht|arm|been|voet|oog|huid|kind|zoon|dochter) (is |zijn )?verbrand', '(ben|is|raakte|zwaar) gewond', '(in|naar) het ziekenhuis', 'ambulance', 'allergische reactie', 'vergiftigd'],
    legal: ['(mijn|onze|een) advocaat', '(mijn|een) advocate', 'juridische stappen', 'voor de rechter', 'naar de rechter', 'aangifte', 'aanklagen', 'klaag (u|jullie) aan', 'rechtszaak', 'consumentenbond', 'geschillencommissie', 'ingebrekestelling', 'rechtsbijstand'],
    complaint: ['klacht(en)?', '(ik |wil )klagen', 'onacceptabel', 'schandalig', 'schande', 'schandelijk', 'belachelijk', 'waardeloos', 'waardeloze', '(slechtste|vreselijke|verschrikkelijke|beroerde) (service|klantenservice|bedrijf|ervaring)', 'service is (slecht|waardeloos|een drama)', '(ben|zo|erg|heel) (boos|woedend|kwaad)', 'woedend', 'ben het zat', 'spuugzat', 'oplicht(ers|ing|erij)', 'jullie zijn (allemaal )?(dieven|oplichters|incompetent|waardeloos)', 'niemand (reageert|antwoordt|helpt mij|neemt op)', '(derde|vierde|tiende|zoveelste) keer dat', 'kut(bedrijf|service)?', 'godverdomme'],
  },
  refund: ['geld terug', 'terugbetal(ing|en|d)', 'terugbetaling(en)?', 'terugstort(en|ing)', 'restitutie', 'geld terugkrijgen'],
  person: [`(spreken|praten|chatten|contact|doorverbinden|doorverbonden|bellen) ${BETWEEN}${PERSON}`, `(een|met een) ${BETWEEN}(mens|medewerker|medewerkster|persoon|iemand) (spreken|praten|chatten)`, `(wil|wens|graag|heb) ${BETWEEN}(mens|medewerker|persoon) (spreken|nodig|aan de lijn)`, '(echt|echte|levend) (mens|persoon|medewerker)', '(verbind|verbindt) (mij|me) door', '(bel|bellen jullie) (mij|me)( terug)?', 'geen (bot|robot|chatbot)', 'niet met een (bot|robot|chatbot|machine)', 'is (er )?(daar )?iemand'],
  personAlone: ['mens', 'een mens', 'persoon', 'een persoon', 'medewerker', 'een medewerker', 'klantenservice', 'iemand', 'is er iemand', 'is daar iemand', 'iemand aanwezig', 'iemand spreken'],
  smallTalk: {
    greeting: ['hallo', 'hoi', 'hey', 'hoi hoi', 'goedendag', 'goedemorgen', 'goedemiddag', 'goedenavond', 'goeiedag', 'goeiemorgen', 'goeiemiddag', 'hallo allemaal'],
    thanks: ['dank', 'dank je', 'dank u', 'dankjewel', 'dank je wel', 'dank u wel', 'dankuwel', 'bedankt', 'hartelijk dank', 'heel erg bedankt', 'hartstikke bedankt', 'super', 'perfect', 'geweldig', 'fantastisch', 'top', 'prima', 'mooi', 'heel fijn', 'fijn'],
    helpful: ['dat hielp', 'dat helpt', 'dat heeft geholpen', 'heeft geholpen', 'dit helpt', 'dit heeft geholpen', 'heel nuttig', 'nuttig', 'behulpzaam', 'opgelost', 'probleem opgelost', 'het werkt', 'het werkt nu', 'ja dat hielp', 'ja dat helpt', 'ja dat heeft geholpen', 'dat was alles wat ik nodig had'],
    help_wanted: ['help', 'help mij', 'hulp', 'ik heb hulp nodig', 'kunt u mij helpen', 'kun je mij helpen', 'kan je me helpen', 'kunnen jullie mij helpen', 'ik heb een vraag', 'een vraag', 'vraag', 'vraagje', 'ik heb een vraagje', 'ik heb een probleem', 'nog een vraag', 'ik heb nog een vraag'],
    goodbye: ['doei', 'tot ziens', 'tot later', 'tot straks', 'fijne dag', 'fijne dag nog', 'een fijne dag', 'fijne avond', 'fijn weekend', 'goedenacht', 'welterusten', 'dat was het', 'dat is alles', 'dat was alles', 'verder niets', 'geen vragen meer'],
    bot_question: ['ben je een bot', 'ben je een robot', 'ben je een mens', 'ben je echt', 'bent u een bot', 'bent u een robot', 'bent u een mens', 'praat ik met een bot', 'praat ik met een robot', 'praat ik met een mens', 'is dit een bot', 'is dit een robot', 'wie ben je', 'wie bent u', 'hoe heet je', 'wat kan je', 'wat kun je'],
    wellbeing: ['hoe gaat het', 'hoe gaat het met je', 'hoe gaat het met u', 'hoe is het', 'alles goed'],
    refusal: ['nee', 'neen', 'nee bedankt', 'nee dank je', 'nee dank u', 'niet echt', 'nu niet', 'nog niet', 'laat maar', 'maakt niet uit', 'hoeft niet', 'annuleren', 'niet nodig', 'helaas niet'],
    agreement: ['ja', 'jawel', 'ja graag', 'graag', 'ja bedankt', 'ja dank je', 'ja alsjeblieft', 'ja alstublieft', 'alsjeblieft', 'alstublieft', 'aub', 'ok', 'oke', 'okee', 'goed', 'akkoord', 'zeker', 'natuurlijk', 'doe maar', 'is goed', 'prima hoor', 'absoluut', 'jazeker'],
    acknowledgement: ['ik snap het', 'ik begrijp het', 'begrepen', 'snap ik', 'duidelijk', 'helder', 'aha', 'oh', 'interessant', 'test', 'moment', 'een moment', 'een ogenblik', 'wacht', 'even wachten', 'sorry', 'haha'],
    unhelpful: ['dat hielp niet', 'dat helpt niet', 'dat helpt mij niet', 'dat helpt me niet', 'heeft niet geholpen', 'dat heeft niet geholpen', 'nee dat hielp niet', 'niet nuttig', 'niet behulpzaam', 'dat is niet mijn vraag', 'dat was niet mijn vraag', 'dat vroeg ik niet', 'dat bedoel ik niet', 'dat is het niet', 'fout', 'dat klopt niet', 'verkeerd antwoord', 'geen van deze', 'geen van die', 'geen van beide', 'geen enkele', 'iets anders', 'u begrijpt mij niet', 'je begrijpt me niet', 'dat beantwoordt mijn vraag niet'],
  },
  fillers: ['heel', 'erg', 'maar', 'en', 'dan', 'nu', 'nog', 'ook', 'wel', 'hoor', 'voor de hulp', 'voor je hulp', 'voor uw hulp', 'voor het antwoord', 'voor de info', 'voor de informatie', 'allemaal', 'mensen', 'team', 'echt', 'met vriendelijke groet', 'groetjes'],
  followUp: ['(ok |oke |ja |goed |bedankt )?(en|maar|of|ook|daarnaast)( ook| dan| hoe zit het met| als)?', 'hoe zit het met', 'wat (is er )?met', 'en als', 'geldt (dat|dit) ook', 'in dat geval', 'dan'],
  leads: ['voor', 'met', 'zonder', 'naar', 'uit', 'bij', 'in', 'als', 'ook', 'alleen', 'behalve'],
  pointers: ['het', 'dat', 'dit', 'die', 'deze', 'ze', 'er', 'daar', 'hiervoor', 'daarvoor', 'daarmee', 'dan', 'ook'],
  questionStart: ['(hoe|hoeveel|wat|waar|wanneer|wie|welke|welk|waarom)', '(kan|kunnen|kun|mag|moet|is|zijn|heeft|hebben|krijg|wordt) (ik|je|u|jullie|het|de|er|mijn|dat|men)'],
  hours: {
    people: ['wanneer (is|komt|antwoordt|reageert) (er )?(weer )?(iemand|een medewerker|een mens)', 'wanneer kan ik (iemand|een medewerker|met iemand) (spreken|bereiken|chatten)', '(openingstijden|bereikbaarheid) van de (chat|klantenservice)', 'hoe lang (duurt het|moet ik wachten)( voordat| tot)?( er)? (iemand|een medewerker)'],
    open: ['zijn jullie (nu |nog |vandaag )?(open|gesloten|geopend)', '(hoe laat|wanneer) (gaan jullie|zijn jullie) (open|dicht)', 'openingstijden', 'openingsuren', 'wat zijn jullie (tijden|uren)'],
  },
  unable: ['heb ik niet', 'die heb ik niet', 'ik heb hem niet', 'ik heb het niet', 'ik heb geen', 'ik heb geen nummer', 'heb geen', 'weet ik niet', 'ik weet het niet', 'geen idee', 'kan ik niet vinden', 'ik kan het niet vinden', 'overslaan', 'sla over', 'dat zeg ik liever niet', 'liever niet', 'wil ik niet geven', 'niet bij de hand', 'geen'],
  not: ['niet', 'in plaats van', 'en niet'],
  corrections: ['ik bedoel', 'ik bedoelde', 'correctie', 'typefout', 'tikfout', 'verkeerd nummer', 'moet zijn', 'sorry'],
  ordinals: [['eerste', 'de eerste', 'het eerste'], ['tweede', 'de tweede', 'het tweede'], ['derde', 'de derde', 'het derde'], ['laatste', 'de laatste', 'het laatste']],
  days: { today: 'vandaag', yesterday: 'gisteren' },
};
