import type { Wording } from './wording.ts';

const PERSON = '(humano|persona|agente|operador|operadora|asesor|asesora|representante|encargado|alguien|supervisor|ser humano|companero)';
const BETWEEN = '((con|a|al|un|una|el|la|algun|su|verdadera|real|por favor) )*';

/** Spanish. */
export const spanish: Wording = {
  language: 'es',
  calls: {
    distress: ['(matarme|suicidarme)', 'me (voy a |quiero )?(matar|suicidar|mato)', 'suicidi(o|arme|da)', '(quiero|quisiera|ganas de|prefiero) (morir|morirme|estar muert[oa])', 'no quiero (vivir|seguir viviendo)', 'acabar con (mi vida|todo)', 'quitarme la vida', 'hacerme dano', 'mejor sin mi', 'ya no puedo mas$', '(me pega|me golpea|me amenaza|me maltrata)', 'violencia (domestica|de genero)', 'sobredosis'],
    danger: ['explot(o|a|ado|aron)', 'explosion', '(se incendio|en llamas|prendio fuego|se prendio|se esta quemando)', 'fuga de gas', 'descarga electrica', 'electrocut(o|ado|ada)', 'monoxido de carbono', '(queme|quemo|quemado|quemada|herido|herida|lesion|lesione) (en |la |el |las |los |mi |mis )*(mano|manos|dedo|dedos|cara|brazo|pierna|pie|ojo|ojos|piel|hijo|hija|nino|nina)', '(estoy|esta|fue|resulto) herid[oa]', 'en el hospital', 'ambulancia', 'reaccion alergica', 'envenenad[oa]'],
    legal: ['(mi|nuestro|un) abogado', '(mi|una) abogada', 'acciones? legal(es)?', 'via judicial', '(los|les|te|os) (voy a )?demandar(e)?', 'demanda judicial', 'poner una denuncia', 'denunciar(los|les|e)?', 'ante (el juez|los tribunales)', 'oficina del consumidor', 'profeco', 'defensa del consumidor', 'hoja de reclamaciones', 'burofax'],
    complaint: ['queja(s|rme)?', 'me quejo', 'reclamacion(es)?', 'presentar un reclamo', 'inaceptable', 'vergonzoso', 'una verguenza', 'verguenza', 'indignante', 'indignad[oa]', 'es (una |un |totalmente |completamente )?(burla|ridiculo|desastre|broma)', '(peor|pesimo|horrible|nefasto) (servicio|empresa|experiencia|atencion)', '(servicio|atencion) (es )?(pesim[oa]|horrible|nefast[oa]|lamentable)', '(estoy|muy) (furios[oa]|enfadad[oa]|enojad[oa]|molest[oa]|cabread[oa])', 'hart[oa] de', 'estafa(dores)?', 'son unos (ladrones|inutiles|incompetentes|estafadores)', 'nadie (responde|me responde|contesta|me ayuda)', '(tercera|cuarta|decima|enesima) vez que', 'mierda', 'cabron(es)?'],
  },
  refund: ['reembols(o|os|ar|en|e|ado|arme)', 'devolu(cion|ciones) (del|de mi|de) (dinero|importe|pago)', 'devolver(me)? (el|mi) dinero', '(mi|el) dinero de vuelta', 'recuperar mi dinero'],
  person: [`(hablar|comunicarme|contactar|chatear|pasar|comunicar) ${BETWEEN}${PERSON}`, `(quiero|necesito|quisiera|prefiero) ${BETWEEN}(humano|agente|operador|operadora|asesor|asesora|representante|supervisor)`, '(persona|humano|agente) (real|de verdad)', '(paseme|pasame|comuniqueme|transfierame) (con|a)', '(llamenme|llameme|llamame)', 'no (quiero )?(hablar con )?(un |una |mas )?(bot|robot|maquina)(s)?', 'hay alguien'],
  personAlone: ['humano', 'un humano', 'una persona', 'persona', 'agente', 'un agente', 'operador', 'asesor', 'un asesor', 'atencion al cliente', 'alguien', 'hay alguien', 'hay alguien ahi', 'hablar con alguien', 'representante'],
  smallTalk: {
    greeting: ['hola', 'buenas', 'buenos dias', 'buen dia', 'buenas tardes', 'buenas noches', 'hola a todos', 'hey', 'saludos'],
    thanks: ['gracias', 'muchas gracias', 'mil gracias', 'muchisimas gracias', 'gracias por todo', 'perfecto', 'genial', 'excelente', 'estupendo', 'fantastico', 'muy bien', 'muy amable', 'buenisimo'],
    helpful: ['me ayudo', 'me ha ayudado', 'eso ayuda', 'eso me ayuda', 'ayuda mucho', 'muy util', 'util', 'fue util', 'problema resuelto', 'resuelto', 'solucionado', 'ya funciona', 'funciono', 'si me ayudo', 'si me ha ayudado', 'era todo lo que necesitaba'],
    help_wanted: ['ayuda', 'ayudame', 'ayudenme', 'necesito ayuda', 'me puedes ayudar', 'me puede ayudar', 'puedes ayudarme', 'puede ayudarme', 'tengo una pregunta', 'una pregunta', 'pregunta', 'tengo una duda', 'una duda', 'tengo un problema', 'tengo otra pregunta', 'otra pregunta', 'otra duda'],
    goodbye: ['adios', 'hasta luego', 'hasta pronto', 'hasta manana', 'chao', 'chau', 'que tenga buen dia', 'que tengas buen dia', 'feliz dia', 'eso es todo', 'es todo', 'nada mas', 'no tengo mas preguntas', 'todo bien', 'nos vemos'],
    bot_question: ['eres un bot', 'eres un robot', 'eres humano', 'eres una persona', 'eres real', 'es un bot', 'es usted un robot', 'es usted humano', 'estoy hablando con un robot', 'estoy hablando con un humano', 'estoy hablando con una persona', 'hablo con un robot', 'hablo con una persona', 'quien eres', 'quien es usted', 'como te llamas', 'que puedes hacer'],
    wellbeing: ['que tal', 'como estas', 'como esta', 'como esta usted', 'como va', 'como te va', 'todo bien por ahi'],
    refusal: ['no', 'no gracias', 'la verdad no', 'no mucho', 'ahora no', 'todavia no', 'aun no', 'no hace falta', 'dejalo', 'olvidalo', 'da igual', 'cancelar', 'para nada', 'no realmente'],
    agreement: ['si', 'sí', 'si gracias', 'si por favor', 'por favor', 'claro', 'claro que si', 'vale', 'ok', 'okey', 'de acuerdo', 'por supuesto', 'desde luego', 'adelante', 'bueno', 'esta bien', 'exacto', 'correcto', 'sale'],
    acknowledgement: ['ya veo', 'entiendo', 'entendido', 'comprendo', 'bien', 'ah', 'ah ok', 'interesante', 'prueba', 'test', 'un momento', 'espera', 'espere', 'perdon', 'disculpe', 'lo siento', 'jaja', 'jajaja'],
    unhelpful: ['no me ayudo', 'no me ha ayudado', 'no ayuda', 'no me ayuda', 'eso no me ayuda', 'eso no ayuda', 'eso no me sirve', 'no me sirve', 'no sirve', 'no es util', 'no fue util', 'no es lo que pregunte', 'eso no es lo que pregunte', 'no es mi pregunta', 'no es eso', 'eso no es', 'incorrecto', 'respuesta incorrecta', 'esta mal', 'ninguno', 'ninguna', 'ninguno de esos', 'ninguna de esas', 'ninguna de las anteriores', 'otra cosa', 'no me entiendes', 'no me entiende', 'no responde a mi pregunta'],
  },
  fillers: ['muy', 'mucho', 'muchas', 'pues', 'y', 'pero', 'entonces', 'ya', 'por la ayuda', 'por su ayuda', 'por tu ayuda', 'por la respuesta', 'por la informacion', 'por la info', 'igualmente', 'amigo', 'equipo', 'a todos', 'senor', 'senora', 'de verdad', 'todo'],
  followUp: ['(ok |vale |si |bueno |gracias )?(y|e|pero|o|tambien|ademas)( para| si| con| que pasa con)?', 'que (pasa|tal|hay) (con|de)', 'y si', 'lo mismo (para|con)', 'en ese caso', 'entonces'],
  leads: ['para', 'con', 'sin', 'en', 'a', 'desde', 'si', 'de', 'hacia', 'solo', 'excepto', 'tambien'],
  pointers: ['eso', 'esto', 'esa', 'ese', 'esas', 'esos', 'lo', 'la', 'los', 'las', 'le', 'alli', 'ahi', 'tambien', 'asi'],
  questionStart: ['(como|cuanto|cuanta|cuantos|cuantas|cuando|donde|quien|que|cual|cuales|por que|adonde)', '(puedo|puede|pueden|puedes|debo|tengo que|hay|se puede|es posible|tienen|hacen|envian)'],
  hours: {
    people: ['cuando (hay|habra|estara|esta|responde|respondera|contesta|viene) (alguien|una persona|un agente|un humano|el equipo)', 'cuando (puedo|podre) hablar con', '(horario|horarios) (del chat|de atencion|de soporte)', 'cuanto (tarda|tardan|hay que esperar|tengo que esperar)( en| para)?( contestar| responder| hablar| alguien)'],
    open: ['estan (abiertos|cerrados|abierto)', 'a que hora (abren|cierran|abre|cierra)', 'cuando (abren|cierran)', '(horario|horarios) de apertura', '(cual|cuales) (es|son) (su|sus) horarios?', 'abren (el|los|hoy|manana)'],
  },
  unable: ['no lo tengo', 'no la tengo', 'no tengo', 'no tengo ninguno', 'no tengo numero', 'no se', 'no lo se', 'ni idea', 'no lo encuentro', 'no la encuentro', 'no lo recuerdo', 'saltar', 'omitir', 'prefiero no decirlo', 'prefiero no darlo', 'no quiero darlo', 'ninguno', 'no a mano'],
  not: ['no', 'en vez de', 'en lugar de', 'y no'],
  corrections: ['quise decir', 'queria decir', 'correccion', 'me equivoque', 'error', 'numero equivocado', 'perdon', 'disculpe'],
  ordinals: [['primero', 'el primero', 'la primera', 'primera'], ['segundo', 'el segundo', 'la segunda', 'segunda'], ['tercero', 'el tercero', 'la tercera', 'tercera'], ['ultimo', 'el ultimo', 'la ultima']],
  days: { today: 'hoy', yesterday: 'ayer' },
};
