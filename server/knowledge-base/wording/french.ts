import type { Wording } from './wording.ts';

const PERSON = '(humain|personne|conseiller|conseillere|agent|operateur|operatrice|responsable|quelquun|collegue|employe|etre humain|vraie personne|service client)';
const BETWEEN = '((a|au|avec|un|une|le|la|l|quelque|votre|vrai|vraie|de|du|s il vous plait) )*';

/** French. */
export const french: Wording = {
  language: 'fr',
  calls: {
    distress: ['me (tuer|suicider)', 'suicide(r)?', 'suicidaire', '(envie de|veux|vais|voudrais) mourir', 'en finir avec (la|ma) vie', '(veux|peux) (plus|pas) vivre', 'plus envie de vivre', 'mieux sans moi', 'me faire du mal', 'je nen peux plus$', '(me frappe|me bat|me menace)', 'violences? conjugales?', 'overdose'],
    danger: ['explose(e|r)?', 'explosion', '(pris|prend|est en|a pris) feu', 'en flammes', 'fuite de gaz', 'choc electrique', 'electrocute(e)?', 'monoxyde de carbone', '(brule|brulee|blesse|blessee) (a |au |la |le |ma |mon |mes |les )*(main|mains|doigt|doigts|visage|bras|jambe|pied|oeil|peau|fils|fille|enfant)', '(suis|ete|est) blesse(e)?', 'a lhopital', 'ambulance', 'reaction allergique', 'empoisonne(e)?'],
    legal: ['(mon|notre|un) avocat', '(mon|notre|une) avocate', 'action en justice', 'poursuites? judiciaires?', 'vous poursuivre', 'au tribunal', 'porter plainte', 'porterai plainte', 'mise en demeure', 'mediateur', 'dgccrf', 'que choisir', 'association de consommateurs'],
    complaint: ['reclamation(s)?', 'me plaindre', 'je me plains', 'plainte', 'inadmissible', 'inacceptable', 'scandaleux', 'scandale', 'honteux', 'une honte', 'cest (du |vraiment |completement )?(nimporte quoi|ridicule|lamentable)', '(pire|horrible|lamentable|deplorable) (service|experience|entreprise)', 'service (client )?(est )?(nul|lamentable|deplorable|catastrophique)', 'arnaque(s|ur|urs)?', '(tres|vraiment) (en colere|fache|fachee|furieux|furieuse)', 'furieux', 'furieuse', 'ras le bol', 'jen ai marre', 'personne ne (repond|maide|me repond)', '(troisieme|quatrieme|dixieme|enieme) fois que', 'vous etes (des |tous des )?(incompetents|voleurs|escrocs|nuls)', 'merde', 'putain'],
  },
  refund: ['rembours(e|er|ement|ements|ez|es|ee|ees)?', 'recuperer mon argent', 'rendre mon argent'],
  person: [`(parler|discuter|echanger|joindre|contacter) ${BETWEEN}${PERSON}`, `(transferez|transferer|passez|mettez|mettre) moi ${BETWEEN}`, `(veux|voudrais|souhaite|besoin|aimerais) (d |d un |d une |dun |dune |un |une )?(vrai |vraie |conseiller |agent |etre )?(humain|conseiller|conseillere|agent|operateur|personne reelle)`, '(vrai|vraie) (personne|humain|conseiller|agent)', '(rappelez|appelez) moi', '(pas|marre|assez) (d un |de |du |d )?(parler a un )?(bot|robot|chatbot|machine)', '(y a t il|il y a) quelquun'],
  personAlone: ['humain', 'un humain', 'une personne', 'conseiller', 'un conseiller', 'agent', 'un agent', 'operateur', 'service client', 'quelquun', 'il y a quelquun', 'y a quelquun', 'parler a quelquun', 'un responsable'],
  smallTalk: {
    greeting: ['bonjour', 'bonsoir', 'salut', 'coucou', 'hello', 'bjr', 'slt', 'bonjour a tous', 're bonjour', 'rebonjour'],
    thanks: ['merci', 'merci beaucoup', 'merci bien', 'mille mercis', 'grand merci', 'un grand merci', 'je vous remercie', 'super', 'parfait', 'genial', 'excellent', 'top', 'tres bien', 'formidable', 'bravo'],
    helpful: ['cela ma aide', 'ca ma aide', 'ca aide', 'ca maide', 'cest utile', 'tres utile', 'utile', 'probleme resolu', 'cest resolu', 'resolu', 'ca marche', 'ca marche maintenant', 'cest bon maintenant', 'oui ca ma aide', 'oui merci ca ma aide', 'cest tout ce quil me fallait'],
    help_wanted: ['aide', 'aidez moi', 'a laide', 'jai besoin daide', 'pouvez vous maider', 'vous pouvez maider', 'peux tu maider', 'jai une question', 'une question', 'question', 'jai un probleme', 'jai une autre question', 'encore une question'],
    goodbye: ['au revoir', 'a bientot', 'bonne journee', 'bonne soiree', 'bonne nuit', 'bon weekend', 'bon week end', 'a plus', 'a plus tard', 'ciao', 'cest tout', 'ce sera tout', 'rien dautre', 'plus de questions'],
    bot_question: ['etes vous un robot', 'es tu un robot', 'etes vous un bot', 'es tu un bot', 'etes vous humain', 'es tu humain', 'etes vous une vraie personne', 'je parle a un robot', 'je parle a un humain', 'est ce un robot', 'cest un robot', 'qui etes vous', 'qui es tu', 'comment tu tappelles', 'que peux tu faire', 'que pouvez vous faire'],
    wellbeing: ['comment ca va', 'ca va', 'comment allez vous', 'comment vas tu', 'vous allez bien', 'tu vas bien'],
    refusal: ['non', 'non merci', 'pas vraiment', 'pas maintenant', 'pas encore', 'laissez tomber', 'laisse tomber', 'tant pis', 'ce nest pas la peine', 'pas la peine', 'annuler', 'pas du tout'],
    agreement: ['oui', 'ouais', 'oui merci', 'oui svp', 'oui sil vous plait', 'oui sil te plait', 'sil vous plait', 'svp', 'daccord', 'ok', 'dac', 'bien sur', 'volontiers', 'avec plaisir', 'allez y', 'vas y', 'absolument', 'tout a fait', 'entendu', 'pourquoi pas', 'je veux bien'],
    acknowledgement: ['je vois', 'je comprends', 'compris', 'bien', 'bon', 'ah bon', 'ah', 'ah ok', 'interessant', 'test', 'un instant', 'un moment', 'attendez', 'attends', 'pardon', 'desole', 'desolee', 'mdr', 'haha'],
    unhelpful: ['ca ne ma pas aide', 'ca ma pas aide', 'cela ne ma pas aide', 'ca naide pas', 'ca ne maide pas', 'ca maide pas', 'cela ne maide pas', 'pas utile', 'ce nest pas utile', 'inutile', 'ce nest pas ma question', 'cest pas ma question', 'ce nest pas ce que je demande', 'cest pas ce que je demande', 'ce nest pas ca', 'cest pas ca', 'cest faux', 'faux', 'mauvaise reponse', 'aucun', 'aucune', 'aucun des deux', 'aucune de ces reponses', 'autre chose', 'rien de tout ca', 'vous ne comprenez pas', 'tu ne comprends pas', 'vous ne repondez pas a ma question'],
  },
  fillers: ['beaucoup', 'bien', 'tres', 'alors', 'et', 'mais', 'donc', 'encore', 'pour tout', 'pour votre aide', 'pour votre reponse', 'pour laide', 'pour linfo', 'madame', 'monsieur', 'lequipe', 'a vous', 'a vous aussi', 'a tous', 'cordialement', 'infiniment', 'oui'],
  followUp: ['(ok |oui |daccord |merci )?(et|mais|ou|aussi)( pour| si| avec| quid de)?', 'et pour', 'quid (de|du|des)', 'quen est il', 'meme chose pour', 'dans ce cas', 'alors'],
  leads: ['pour', 'avec', 'sans', 'en', 'a', 'au', 'aux', 'depuis', 'si', 'vers', 'sauf', 'seulement'],
  pointers: ['ca', 'cela', 'ce', 'celui', 'celle', 'ceux', 'celles', 'le', 'la', 'les', 'lui', 'y', 'en', 'aussi', 'sinon'],
  questionStart: ['(comment|combien|quand|ou|qui|quel|quelle|quels|quelles|pourquoi|que|quoi|quest ce|est ce)', '(puis|peut|pouvez|peux|dois|avez|y a|faut) (je|on|vous|t il|il|tu)', '(je peux|on peut|il faut|je dois)'],
  hours: {
    people: ['quand (quelquun|un conseiller|un humain|une personne|votre equipe|vous) (sera|est|serez|etes|repond|repondra|reponds|repondrez|vient)', 'quand (puis je|pourrais je|est ce que je peux) (parler|joindre)', '(horaires|heures) du (chat|support|service client)', 'dans combien de temps (quelquun|un conseiller)'],
    open: ['etes vous ouverts?', 'vous etes ouverts?', 'quand (ouvrez|fermez) vous', 'a quelle heure (ouvrez|fermez|vous ouvrez|vous fermez)', '(horaires|heures) douverture', 'quels sont vos horaires'],
  },
  unable: ['je ne lai pas', 'je lai pas', 'je nen ai pas', 'jen ai pas', 'je ne sais pas', 'je sais pas', 'aucune idee', 'je ne le trouve pas', 'je le trouve pas', 'je ne trouve pas', 'passer', 'je prefere ne pas le dire', 'je prefere pas', 'pas sous la main', 'aucun', 'je nai pas de numero'],
  not: ['pas', 'non', 'au lieu de', 'et non'],
  corrections: ['je voulais dire', 'correction', 'faute de frappe', 'erreur', 'mauvais numero', 'pardon', 'desole', 'desolee'],
  ordinals: [['premier', 'le premier', 'la premiere', 'premiere'], ['deuxieme', 'le deuxieme', 'la deuxieme', 'second', 'le second', 'la seconde'], ['troisieme', 'le troisieme', 'la troisieme'], ['dernier', 'le dernier', 'la derniere']],
  days: { today: 'aujourdhui', yesterday: 'hier' },
};
