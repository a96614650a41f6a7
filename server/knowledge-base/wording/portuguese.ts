import type { Wording } from './wording.ts';

const PERSON = '(humano|pessoa|atendente|agente|operador|operadora|assistente|responsavel|alguem|gerente|supervisor|ser humano|colega)';
const BETWEEN = '((com|a|ao|um|uma|o|algum|seu|real|verdadeira|por favor) )*';

/** Portuguese. */
export const portuguese: Wording = {
  language: 'pt',
  calls: {
    distress: ['me (matar|suicidar)', '(matar|suicidar) me', 'vou me matar', 'suicidio', 'suicid(a|ar)', '(quero|queria|vontade de|prefiro) (morrer|estar mort[oa])', 'nao quero (mais )?viver', 'acabar com (a minha|minha) vida', 'tirar a (minha )?(propria )?vida', 'me machucar', 'melhor sem mim', 'nao aguento mais$', '(me bate|me ameaca|bate em mim|maltrata me)', 'violencia domestica', 'overdose'],
    danger: ['explod(iu|e|ir)', 'explosao', '(pegou|pegando|apanhou) fogo', 'em chamas', 'vazamento de gas', 'fuga de gas', 'choque eletrico', 'monoxido de carbono', '(queimei|queimou|queimad[oa]|ferid[oa]|machuquei|machucou) (na |no |a |o |as |os |minha |meu |minhas )*(mao|maos|dedo|dedos|rosto|cara|braco|perna|pe|olho|olhos|pele|filho|filha|crianca)', '(estou|esta|fiquei|ficou) ferid[oa]', 'no hospital', 'ambulancia', 'reacao alergica', 'envenenad[oa]'],
    legal: ['(meu|nosso|um) advogado', '(minha|uma) advogada', 'acao judicial', 'medidas (legais|judiciais)', 'acoes legais', '(vou|vamos) (te |vos |os )?processar', 'processa(r|los|lo)', 'na justica', 'no tribunal', 'procon', 'reclame aqui', 'livro de reclamacoes', 'defesa do consumidor', 'denunciar'],
    complaint: ['reclamac(ao|oes)', 'quero reclamar', 'queixa(s|r me)?', 'me queixar', 'inaceitavel', 'vergonhos[oa]', 'uma vergonha', 'vergonha', 'absurdo', 'um absurdo', 'pouca vergonha', 'palhacada', '(pior|pessim[oa]|horrivel) (servico|atendimento|empresa|experiencia)', '(servico|atendimento) (e )?(pessimo|horrivel|lamentavel)', '(estou|muito) (furios[oa]|irritad[oa]|zangad[oa]|revoltad[oa]|indignad[oa])', 'fart[oa] (de|disto)', 'burla(r|do|da|oes)?', 'voces sao (uns )?(ladroes|incompetentes|golpistas)', 'ninguem (responde|me responde|atende|me ajuda)', '(terceira|quarta|decima|enesima) vez que', 'merda', 'porra', 'caralho'],
  },
  refund: ['reembols(o|os|ar|ado|ada)', 'devol(ver|ucao) (do |o |meu |de )*dinheiro', 'dinheiro de volta', 'estorn(o|ar)'],
  person: [`(falar|conversar|contactar|contatar|chat|transferir|passar) ${BETWEEN}${PERSON}`, `(quero|preciso|queria|gostaria) (de )?${BETWEEN}(humano|atendente|operador|operadora|agente|assistente|pessoa real)`, '(pessoa|humano|atendente) (real|de verdade)', '(me transfira|transfira me|me passa|passe me)', '(me liguem|liguem me|me ligue|ligue me)', 'nao (quero )?(falar com )?(um |uma )?(bot|robo|maquina)', 'tem alguem', 'ha alguem'],
  personAlone: ['humano', 'um humano', 'uma pessoa', 'pessoa', 'atendente', 'um atendente', 'operador', 'assistente', 'atendimento', 'apoio ao cliente', 'alguem', 'tem alguem ai', 'ha alguem ai', 'alguem ai', 'falar com alguem'],
  smallTalk: {
    greeting: ['ola', 'oi', 'bom dia', 'boa tarde', 'boa noite', 'boas', 'oie', 'ei', 'ola a todos'],
    thanks: ['obrigado', 'obrigada', 'muito obrigado', 'muito obrigada', 'brigado', 'brigada', 'obg', 'agradeco', 'agradecido', 'agradecida', 'valeu', 'perfeito', 'otimo', 'excelente', 'maravilha', 'fantastico', 'muito bom', 'muito bem', 'legal', 'fixe'],
    helpful: ['ajudou', 'isso ajudou', 'ajudou me', 'me ajudou', 'isso ajuda', 'ajuda muito', 'foi util', 'muito util', 'util', 'problema resolvido', 'resolvido', 'ja funciona', 'funcionou', 'agora funciona', 'sim ajudou', 'sim me ajudou', 'era tudo o que eu precisava'],
    help_wanted: ['ajuda', 'me ajuda', 'me ajude', 'ajudem me', 'preciso de ajuda', 'pode me ajudar', 'pode ajudar me', 'podes ajudar me', 'voce pode me ajudar', 'tenho uma pergunta', 'uma pergunta', 'pergunta', 'tenho uma duvida', 'uma duvida', 'duvida', 'tenho um problema', 'outra pergunta', 'outra duvida', 'tenho outra pergunta'],
    goodbye: ['tchau', 'adeus', 'ate logo', 'ate mais', 'ate breve', 'ate amanha', 'tenha um bom dia', 'bom fim de semana', 'e so isso', 'e tudo', 'era so isso', 'mais nada', 'nada mais', 'sem mais perguntas', 'tudo certo'],
    bot_question: ['voce e um bot', 'voce e um robo', 'voce e humano', 'voce e uma pessoa', 'es um bot', 'es um robo', 'es humano', 'isso e um bot', 'isto e um robo', 'estou falando com um robo', 'estou falando com uma pessoa', 'estou a falar com um robo', 'estou a falar com uma pessoa', 'quem e voce', 'quem es tu', 'como se chama', 'qual e o seu nome', 'o que voce pode fazer'],
    wellbeing: ['como vai', 'como esta', 'como voce esta', 'como estas', 'tudo bem', 'tudo bom', 'como vao as coisas'],
    refusal: ['nao', 'nao obrigado', 'nao obrigada', 'na verdade nao', 'agora nao', 'ainda nao', 'deixa pra la', 'deixe estar', 'deixa', 'esquece', 'esqueca', 'nao precisa', 'nao e preciso', 'cancelar', 'de modo nenhum'],
    agreement: ['sim', 'sim obrigado', 'sim obrigada', 'sim por favor', 'por favor', 'claro', 'com certeza', 'certo', 'ok', 'ta', 'ta bom', 'esta bem', 'pode ser', 'de acordo', 'combinado', 'isso', 'exato', 'quero', 'quero sim', 'aceito', 'vamos la'],
    acknowledgement: ['entendi', 'entendo', 'compreendo', 'percebi', 'percebo', 'bem', 'bom', 'ah', 'ah ok', 'interessante', 'teste', 'um momento', 'espera', 'espere', 'desculpe', 'desculpa', 'haha', 'kkk', 'rs'],
    unhelpful: ['nao ajudou', 'isso nao ajudou', 'nao me ajudou', 'nao ajuda', 'isso nao ajuda', 'nao me ajuda', 'isso nao me ajuda', 'nao foi util', 'nao e util', 'inutil', 'nao foi isso que perguntei', 'nao e isso que perguntei', 'nao e a minha pergunta', 'nao e isso', 'nao era isso', 'errado', 'esta errado', 'resposta errada', 'nenhum', 'nenhuma', 'nenhum desses', 'nenhuma dessas', 'nenhum deles', 'outra coisa', 'voce nao entende', 'nao entendeu', 'nao responde a minha pergunta'],
  },
  fillers: ['muito', 'muita', 'e', 'mas', 'entao', 'pois', 'tambem', 'mesmo', 'ja', 'pela ajuda', 'pela sua ajuda', 'pela resposta', 'pela informacao', 'pelas informacoes', 'a todos', 'equipe', 'equipa', 'gente', 'amigo', 'senhor', 'senhora'],
  followUp: ['(ok |sim |certo |obrigado )?(e|mas|ou|tambem|alem disso)( para| se| com| quanto a)?', 'e (quanto|em relacao) (a|ao|aos)', 'que tal', 'e se', 'o mesmo (para|com|vale)', 'vale (tambem )?para', 'nesse caso', 'entao'],
  leads: ['para', 'com', 'sem', 'em', 'no', 'na', 'a', 'ao', 'desde', 'de', 'se', 'so', 'exceto', 'tambem'],
  pointers: ['isso', 'isto', 'esse', 'essa', 'esses', 'essas', 'este', 'esta', 'ele', 'ela', 'eles', 'elas', 'la', 'ai', 'tambem', 'assim'],
  questionStart: ['(como|quanto|quanta|quantos|quantas|quando|onde|quem|que|qual|quais|por que|porque|aonde)', '(posso|pode|podem|podes|devo|preciso|ha|tem|e possivel|voces|fazem|enviam)'],
  hours: {
    people: ['quando (ha|tem|havera|estara|esta|responde|vem|chega) (alguem|uma pessoa|um atendente|um humano)', 'quando (posso|poderei) falar com', '(horario|horarios) (do chat|de atendimento|do suporte)', 'quanto tempo (demora|tenho que esperar|preciso esperar)( ate| para)?( alguem| falar com| responder)'],
    open: ['estao (abertos|fechados|aberto)', 'voces estao abertos', 'a que horas (abrem|fecham|abre|fecha)', 'quando (abrem|fecham)', '(horario|horarios) de (funcionamento|abertura)', 'quais sao os horarios', 'abrem (no|na|hoje|amanha)'],
  },
  unable: ['nao tenho', 'eu nao tenho', 'nao o tenho', 'nao tenho numero', 'nao sei', 'eu nao sei', 'nao faco ideia', 'nem ideia', 'nao encontro', 'nao o encontro', 'nao lembro', 'pular', 'saltar', 'prefiro nao dizer', 'prefiro nao', 'nao quero dizer', 'nao tenho a mao', 'nenhum'],
  not: ['nao', 'em vez de', 'ao inves de', 'e nao'],
  corrections: ['quis dizer', 'queria dizer', 'correcao', 'erro de digitacao', 'me enganei', 'enganei me', 'numero errado', 'desculpe', 'desculpa'],
  ordinals: [['primeiro', 'o primeiro', 'a primeira', 'primeira'], ['segundo', 'o segundo', 'a segunda', 'segunda'], ['terceiro', 'o terceiro', 'a terceira', 'terceira'], ['ultimo', 'o ultimo', 'a ultima']],
  days: { today: 'hoje', yesterday: 'ontem' },
};
