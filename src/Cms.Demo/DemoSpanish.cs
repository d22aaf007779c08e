namespace Cms.Demo;

/// <summary>Invented Spanish: fewer themes and sentences than the English, enough for a handful of articles.</summary>
internal static class DemoSpanish
{
    public static readonly DemoTongue Tongue = new()
    {
        CapitalTitles = false,
        Contractions = [(" de el ", " del "), (" a el ", " al ")],
        Themes =
        [
            new(
                "biblioteca",
                [
                    "las voluntarias de la tarde",
                    "los vecinos del bloque norte",
                    "las lectoras del barrio",
                    "los amigos de la biblioteca ambulante",
                ],
                ["la sala de lectura", "el sótano de los periódicos", "el rincón infantil", "la galería de mapas"],
                ["los atlas prestados", "las novelas de letra grande", "los recibos atrasados", "los tomos del periódico local"],
                [
                    "catalogar los periódicos del pueblo",
                    "coser los lomos gastados",
                    "leer en voz alta a quien lo pidiera",
                    "subir cajas desde el sótano",
                ],
                [
                    "una gotera sobre la poesía",
                    "un presupuesto con una línea de menos",
                    "un plan para cerrar entre semana",
                    "un catálogo imposible de consultar",
                ],
                [
                    "votaron a favor de abrir hasta las nueve",
                    "perdonaron todas las multas antiguas",
                    "prestaron herramientas junto a las novelas",
                    "llevaron el plan de cierre a cada plaza",
                ],
                [
                    "los préstamos crecieron un tercio",
                    "las mesas se llenaban antes de las cuatro",
                    "volvieron libros perdidos desde hacía diez años",
                    "el plan de cierre quedó en un cajón",
                ],
                [
                    "El sello de fechas sonaba al fondo como un reloj lento.",
                    "Entre las páginas de una guía de campo apareció un helecho seco.",
                    "La cola más larga era la de la única mesa con vistas al canal.",
                    "Dos ajedrecistas llevaban una hora sin hablarse y parecían contentos.",
                ],
                [
                    "Ponga los libros nuevos donde se abre la puerta.",
                    "Cuente también las visitas, porque el calor también se presta.",
                    "Deje un estante para que lo ordenen quienes leen.",
                    "Pregunte a cada escuela a qué hora puede venir.",
                ]
            ),
            new(
                "puerto",
                ["las tripulaciones de los barcos pequeños", "las rederas", "los aprendices del muelle", "las mujeres de la lonja"],
                ["la casa del hielo", "el taller de redes", "la rampa del varadero", "la sala de pesaje"],
                ["las tablas de mareas", "las redes remendadas", "las cajas de caballa", "los cabos enrollados"],
                [
                    "clasificar la pesca de la mañana",
                    "anotar la profundidad del canal",
                    "empalmar cabos a la luz de un farol",
                    "compartir una sola cámara fría",
                ],
                [
                    "un canal lleno de arena",
                    "una tasa que se duplicó de un día para otro",
                    "un invierno de temporales",
                    "un comprador que fijaba el precio a solas",
                ],
                [
                    "compraron la casa del hielo entre todas las familias",
                    "vendieron la pesca en una sola mesa",
                    "acordaron respetar la zona de cría",
                    "abrieron las cuentas del muelle",
                ],
                [
                    "el precio se mantuvo firme",
                    "tres tripulaciones jóvenes heredaron barcos viejos",
                    "el canal siguió abierto todo el invierno",
                    "la zona de cría se recuperó",
                ],
                [
                    "Las gaviotas paseaban por el muro con aire de inspectoras.",
                    "Alguien había escrito con tiza el precio del hielo en un bote volcado.",
                    "La radio daba el pronóstico a una sala que ya lo sabía.",
                    "La sal había vuelto verdes las bisagras de la puerta.",
                ],
                [
                    "Pese la captura donde todo el mundo vea la balanza.",
                    "Guarde un amarre libre para quien esté en apuros.",
                    "Acuerde la veda cuando nadie pase hambre.",
                    "Deje que los aprendices lleven el cuaderno.",
                ]
            ),
            new(
                "panaderia",
                ["las panaderas de noche", "los socios del club del pan", "las aprendizas del molino", "los repartidores"],
                ["el obrador", "el almacén de harina", "la tienda de delante", "el molino del patio"],
                ["los panes de centeno", "los sacos de cebada", "las notas de pedido", "los bollos de ayer"],
                [
                    "preparar la masa antes de medianoche",
                    "pesar la sal dos veces",
                    "llevar pan a las granjas lejanas",
                    "repartir los turnos según el horario escolar",
                ],
                [
                    "un horno que quemaba por un lado",
                    "una harina cada semana más cara",
                    "una furgoneta que no arrancaba con la helada",
                    "un casero con otros planes",
                ],
                [
                    "compraron el horno",
                    "pagaron lo mismo por cada hora",
                    "hornearon una vez al día en lugar de dos",
                    "vendieron el pan de ayer al peso",
                ],
                [
                    "la tienda devolvió el dinero en seis años",
                    "la cola duró más que los bollos",
                    "nadie trabajó más de tres noches seguidas",
                    "una hogaza costó lo mismo durante dos inviernos",
                ],
                [
                    "La harina había suavizado todas las esquinas del cuarto.",
                    "A las cuatro la calle estaba oscura, salvo un cuadrado amarillo.",
                    "Junto a la caja había una lista de panes ya pagados.",
                    "La balanza se comprobaba cada mañana con la misma piedra pulida.",
                ],
                [
                    "Comparta la noche antes de compartir las ganancias.",
                    "Ponga precio a un pan que todo el mundo pueda pagar.",
                    "Conozca el campo del que viene la harina.",
                    "Deje reposar la masa y a quien la trabaja.",
                ]
            ),
            new(
                "agua",
                ["las guardianas del pozo", "los fontaneros de la cooperativa", "las familias de aguas abajo", "las voluntarias del río"],
                ["la casa de bombas", "el aljibe viejo", "la esclusa", "el taller del puente"],
                ["los frascos de muestras", "los grifos de latón", "las marcas de las crecidas", "las hojas del libro de niveles"],
                [
                    "analizar el arroyo al amanecer",
                    "limpiar el aliviadero",
                    "leer los contadores en voz alta",
                    "cambiar las tuberías calle por calle",
                ],
                [
                    "un pozo turbio en marzo",
                    "una factura tres veces mayor de lo debido",
                    "una fuga más antigua que la calle",
                    "una esclusa sin dueño",
                ],
                [
                    "recuperaron la casa de bombas",
                    "publicaron los resultados cada viernes",
                    "devolvieron un prado al río",
                    "formaron a una persona en cada calle",
                ],
                [
                    "el agua bajó clara al segundo otoño",
                    "las pérdidas se redujeron a la mitad",
                    "volvió el martín pescador",
                    "la siguiente crecida se quedó en el prado",
                ],
                [
                    "La bomba tosió dos veces, como si fuera a hablar, y luego hizo su trabajo.",
                    "Crecía la menta donde el aliviadero llegaba al camino.",
                    "En el libro de niveles se distinguía la letra de cada guardiana.",
                    "El estanque del molino contenía todo el cielo y una cesta.",
                ],
                [
                    "Haga la prueba el mismo día y a la misma hora.",
                    "Enseñe la tubería antes que la factura.",
                    "Conserve las marcas de las crecidas al pintar el muro.",
                    "Deje al río el campo que de todos modos va a ocupar.",
                ]
            ),
        ],
        GivenNames = ["Candela", "Iker", "Nerea", "Tomás", "Inés", "Bruno", "Lucía", "Elías", "Amaya", "Rosendo", "Violeta", "Damián"],
        SurnameStarts = ["Arra", "Belmo", "Carri", "Dovi", "Esqui", "Fona", "Garde"],
        SurnameEnds = ["zuela", "nedo", "llar", "gorta", "mantes", "rrosa"],
        Towns =
        [
            "Valdearena del Faro",
            "Molinos de Oruña",
            "Puerto Alisado",
            "Santa Ledia",
            "Ribera Honda",
            "Campo Sereno",
            "Villar de la Noria",
            "Peñalisa",
            "Fontalba del Soto",
            "Costa Menuda",
        ],
        Roles =
        [
            "que lleva las actas",
            "que está desde el principio",
            "que conduce la furgoneta",
            "que revisa las cuentas",
            "que vino por un verano y se quedó",
            "que organiza los martes",
            "que aprendió el oficio en su calle",
        ],
        Spans = ["once años", "dos inviernos", "una década", "seis meses", "tres temporadas", "casi veinte años", "cuatro cosechas"],
        Counts = ["nueve", "catorce", "veintitrés", "cuarenta", "cincuenta y seis", "más de sesenta", "ochenta y ocho"],
        Moments =
        [
            "un jueves lluvioso de marzo",
            "a las seis y media",
            "la semana antes de la feria",
            "a finales del otoño",
            "la tarde más larga de junio",
            "un domingo después del mercado",
            "el último día de clase",
        ],
        Titles =
        [
            "Lo que {room} enseñó a {town}",
            "Después de {trouble}",
            "Notas desde {room}",
            "Una votación en {room}",
            "El año en que {groups} {decided}",
            "Carta desde {town}",
            "Contra {trouble}",
            "El arte de {work}",
            "En {town}, {result}",
            "{things} y otros argumentos",
            "Antes de {trouble}",
        ],
        Summaries =
        [
            "Entonces {groups} {decided}.",
            "{groups} {decided}, y {result}.",
            "{person} explica cómo se hizo.",
            "Hicieron falta {span}, {count} manos y un cambio de opinión.",
        ],
        Openings =
        [
            "La reunión en {room} empezó {moment}, con {count} personas y pocas sillas.",
            "En {town} nadie se pone de acuerdo sobre quién advirtió primero {trouble}.",
            "Durante {span}, {groups} de {town} se dedicaron a {work} sin que nadie preguntara por qué.",
            "Hay dos maneras de contar la historia de {room}, y las dos empiezan con {trouble}.",
            "Lo primero que se ve en {room} son {things}; lo segundo, una lista de nombres.",
        ],
        Leads =
        [
            "El problema venía de lejos.",
            "Nada de esto era inevitable.",
            "Conviene empezar por las cifras.",
            "No todo el mundo estaba de acuerdo.",
            "Entonces llegó {trouble}.",
            "El primer intento fracasó.",
            "Lo que cambió no fue el dinero.",
            "{person} lo recuerda de otra manera.",
            "Al final {groups} {decided}.",
            "Las reglas son tan breves que se leen en voz alta.",
            "El segundo año fue más difícil que el primero.",
            "Hay cosas que no admiten prisa.",
            "En {town} existe la costumbre de arreglarlo todo en {room}.",
        ],
        Sentences =
        [
            "{groups} {decided}, y al cabo de {span} {result}.",
            "{person} llevaba {span} sin hacer otra cosa que {work}.",
            "{moment}, {count} personas acudieron a {room} para hablar de {trouble}.",
            "«{saying}», dijo {person}.",
            "«{saying}».",
            "Fue {person} quien propuso por primera vez {work}.",
            "Nadie había previsto {trouble}, pero a nadie le sorprendió.",
            "El acta recoge que {groups} {decided} por {count} votos contra siete.",
            "Lo que siguió llevó {span}, mucho café y {count} firmas.",
            "Al principio eran {count} y se reunían donde hubiera una estufa.",
            "Cuando la noticia llegó a {town2}, también allí alguien empezó a {work}.",
            "La discusión nunca trató de {things}. Se trataba de saber a quién se preguntaría antes de la próxima decisión.",
            "Un año después, {result}.",
            "Faltaba dinero, faltaba tiempo, y en {room} hacía frío.",
            "Algunos querían detenerse allí. Otros pensaban que {trouble} era justamente la razón para seguir.",
            "Se oía la lluvia sobre el tejado de {room} mientras la gente se decidía.",
            "Es uno de esos trabajos que solo se ven cuando paran.",
            "Durante un tiempo pareció que {trouble} acabaría con todo. No fue así, en buena parte porque {groups} tenían la costumbre "
                + "de {work}.",
            "Cada llave de {room} la guardan dos personas que no viven en la misma calle.",
            "Alguien llegó de {town2}, preguntó cuánto había costado todo y recibió una escoba.",
            "La vieja regla decía que quien se queja ayuda, y funcionaba mejor que ninguna otra.",
            "La propuesta tenía cuatro líneas; la discusión duró {span}.",
            "Hasta quienes habían votado en contra vinieron a echar una mano con {things}.",
            "{person} guarda un cuaderno con todo lo que salió mal, con sus fechas.",
            "Nadie diría que {room} destaca por su belleza, pero en una buena tarde no cabe un alfiler.",
            "En primavera {result}, y quienes dudaban empezaron a traer bizcochos.",
            "La segunda votación, {moment}, no fue reñida.",
            "Tres inviernos más tarde, {groups} siguen discutiéndolo con evidente placer.",
            "Queda por saber si funcionaría en un lugar más grande. En {town2}, que es cuatro veces mayor, por ahora funciona.",
        ],
        Endings =
        [
            "En {town} no lo llaman victoria; lo llaman jueves.",
            "Habrá otra reunión {moment}. Traiga una silla.",
            "No ha terminado, y {groups} parecen preferirlo así.",
        ],
        Sayings =
        [
            "No queríamos ser valientes, queríamos no pasar frío",
            "Se puede discutir una opinión, pero cuesta discutir una cuenta",
            "Nadie nos dio permiso y nadie nos lo quitó",
            "Si solo funciona cuando estoy yo, no funciona",
            "Vine a quejarme y me dieron una carpeta",
            "Lo más difícil fue aprender a esperarnos",
            "No hay reuniones pequeñas",
            "Lo que compartimos lo cuidamos",
            "Una lista en la puerta vale más que diez discursos",
            "Así va más despacio, pero queda hecho",
            "Primero contamos, luego cocinamos y después votamos",
        ],
        Headings =
        [
            "Un lugar para empezar",
            "Lo que dicen las cifras",
            "Quién guarda la llave",
            "Una votación, y luego otra",
            "Cómo funciona un martes",
            "Lo que cuesta",
            "Más allá de {town}",
            "Lo que no salió bien",
            "Y ahora qué",
            "Letra pequeña, letra grande",
        ],
        ListLeads = ["Cuatro asuntos volvían en cada reunión:|trouble", "Quien quiera puede apuntarse a una de estas tareas:|work"],
        StepLeads = ["A quien quiera intentarlo, {groups} le aconsejan lo siguiente:", "El método, tal como cuelga en {room}:"],
        OutwardLinks =
        [
            "Las cuentas completas [se publican cada primavera]({url}).",
            "Las cifras proceden de [un recuento puerta a puerta]({url}).",
            "Las actas de {span} están [abiertas a cualquiera]({url}).",
        ],
        ArticleLinks =
        [
            "Ya contamos aquí [una parte de esta historia]({article}).",
            "Algo parecido ocurrió en {town2}, como explica [otro de nuestros artículos]({article}).",
            "Para conocer los antecedentes, vea [lo que escribimos entonces]({article}).",
        ],
        Tallies = ["lunes       14\nmiércoles   23\nsábado      41", "a favor     46\nen contra    7\nsin voto     3"],
    };
}
