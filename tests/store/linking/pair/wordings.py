"""Pairs of wordings and everything that is to be told of each but its wording, by the kind that a list is about.

Every third of a list was written before anything was fitted to the others, and kept back; what was added later stands
at the end of the last list.
"""

from store.model import DifferenceType

Told = tuple[DifferenceType, str, str]
Pair = tuple[str, str, set[Told]]

NUMBERS: list[Pair] = [
    (
        "A fifth of the fleet was lost in the storm.",
        "A quarter of the fleet was lost in the storm.",
        {("number", "A fifth", "A quarter")},
    ),
    ("A fifth of the fleet was lost in the storm.", "Twenty percent of the fleet was lost in the storm.", set()),
    (
        "Two-thirds of the voters stayed at home.",
        "A third of the voters stayed at home.",
        {("number", "Two-thirds", "A third")},
    ),
    ("Half of the houses were flooded.", "50% of the houses were flooded.", set()),
    ("The dam holds between 20 and 30 tonnes.", "The dam holds 20 to 30 tonnes.", set()),
    (
        "Rescuers expect 20 to 30 survivors.",
        "Rescuers expect 20 to 40 survivors.",
        {("number", "20 to 30", "20 to 40")},
    ),
    (
        "The boat drifted 30 km from the coast.",
        "The boat drifted 30 miles from the coast.",
        {("number", "30 km", "30 miles")},
    ),
    ("The boat drifted 30 km from the coast.", "The boat drifted 30 kilometres from the coast.", set()),
    ("The wreck lies 16 km offshore.", "The wreck lies 10 miles offshore.", set()),
    (
        "Support fell by 5 percentage points.",
        "Support fell by 5 percent.",
        {("number", "5 percentage points", "5 percent")},
    ),
    ("The loss came to minus 3.4 million.", "The loss came to -3.4 million.", set()),
    ("Growth was minus 2 percent.", "Growth was 2 percent.", {("number", "minus 2", "2")}),
    ("The strike lasted 48 hours.", "The strike lasted two days.", set()),
    ("Three quarters of the mill burned.", "75 per cent of the mill burned.", set()),
    (
        "The council voted 52-48 for the harbour.",
        "The council voted 48-52 for the harbour.",
        {("number", "52-48", "48-52")},
    ),
    ("The union has 12 000 members.", "The union has 12,500 members.", {("number", "12 000", "12,500")}),
    ("The mill sold 3,500 bags[4] in May.", "The mill sold 3500 bags in May.", set()),
    ("About one in five ferries ran late.", "About a fifth of ferries ran late.", set()),
    ("He was the fifth man to be arrested.", "He was the fourth man to be arrested.", {("number", "fifth", "fourth")}),
    ("A half-dozen boats were seized.", "Six boats were seized.", set()),
    ("A twelfth of the crop was saved.", "A tenth of the crop was saved.", {("number", "A twelfth", "A tenth")}),
    (
        "Police seized 40 kg of amber at the port.",
        "Police seized 60 kg of amber at the port.",
        {("number", "40", "60")},
    ),
    ("The fine was £200 for each crate.", "The fine was €200 for each crate.", {("number", "£200", "€200")}),
    ("Nine ferries and 14 barges were held.", "Fourteen barges and nine ferries were held.", set()),
]

DATES: list[Pair] = [
    ("The prison fell on Saturday.", "The prison fell on January 22.", set()),
    ("The prison fell on Saturday.", "The prison fell on Sunday.", {("date", "Saturday", "Sunday")}),
    ("The prison fell on 22 January 2022.", "The prison fell on January 22.", set()),
    (
        "The prison fell on 22 January 2022.",
        "The prison fell on January 23, 2022.",
        {("date", "22 January 2022", "January 23, 2022")},
    ),
    (
        "The prison fell on Saturday, 22 January 2022.",
        "The prison fell on Sunday, 23 January.",
        {("date", "Saturday, 22 January 2022", "Sunday, 23 January")},
    ),
    ("The talks open on Friday.", "The talks open on 22 January 2022.", {("date", "Friday", "22 January 2022")}),
    (
        "The siren sounded at 10 a.m. in Tarsil.",
        "The siren sounded at 11 a.m. in Tarsil.",
        {("date", "10 a.m.", "11 a.m.")},
    ),
    ("The siren sounded at 10 a.m. in Tarsil.", "The siren sounded at 10:00 in Tarsil.", set()),
    ("The firm was founded in 2021.", "The firm was founded in 2019.", {("date", "2021", "2019")}),
    ("The war has gone on since 2011.", "The war has gone on since March 2011.", set()),
    (
        "The port may close, and boats may leave.",
        "The port may close in May, and boats may leave.",
        {("date", "", "May")},
    ),
    (
        "Strikers plan to march to the harbour.",
        "Strikers plan to march to the harbour in March.",
        {("date", "", "March")},
    ),
    ("Lena May sat on the board of the port.", "Lena May has sat on the board of the port.", set()),
    (
        "The court sat in March and ruled in April.",
        "The court sat in March and ruled in June.",
        {("date", "April", "June")},
    ),
    (
        "Some 2,000 men crossed the river in 2014.",
        "Some 3,000 men crossed the river in 2014.",
        {("number", "2,000", "3,000")},
    ),
    ("The vote was held on Sept. 3.", "The vote was held on 3 September.", set()),
    ("The vote was held on 3/9/2014 in Tarsil.", "The vote was held on 3 September 2014 in Tarsil.", set()),
    (
        "The vote was held on 2014-09-03.",
        "The vote was held on 4 September 2014.",
        {("date", "2014-09-03", "4 September 2014")},
    ),
    ("The bells rang at noon on Monday.", "The bells rang at 3 p.m. on Monday.", {("date", "noon", "3 p.m.")}),
    ("He led the guild from 2000 to 2006.", "He led the guild from 2006 to 2012.", {("date", "2000", "2012")}),
    ("The ferry sank on Tuesday night.", "The ferry sank on Wednesday night.", {("date", "Tuesday", "Wednesday")}),
    ("Yesterday the bridge was closed.", "On Monday the bridge was closed.", set()),
    (
        "The guild met in late 2019 with 40 members.",
        "The guild met in late 2019 with 50 members.",
        {("number", "40", "50")},
    ),
    ("The mayor resigned on Thursday.", "The mayor resigned on Thursday, June 4.", set()),
    ("The shop opened in the 1990s.", "The shop opened in the 1980s.", {("date", "1990s", "1980s")}),
    ("The trial starts on 5 May.", "The trial starts on 6 May.", {("date", "5 May", "6 May")}),
    ("The raid began at 22:30.", "The raid began at 10.30 p.m.", set()),
]

NAMES: list[Pair] = [
    ("The US withdrew its envoy.", "The United States withdrew its envoy.", set()),
    ("American troops left the base.", "US troops left the base.", set()),
    ("The Syrian Arab Republic asked for talks.", "Syria asked for talks.", set()),
    ("The UN sent an envoy to the port.", "The United Nations sent an envoy to the port.", set()),
    ("The army entered Tarsil at dawn.", "The army entered Vermund at dawn.", {("name", "Tarsil", "Vermund")}),
    ("The French minister met the crew.", "The German minister met the crew.", {("name", "French", "German")}),
    ("Ten Ships Leave Karvan Harbour After Fire", "Ten ships leave Karvan harbour after fire.", set()),
    (
        "The president met Lena Osk in Tarsil.",
        "The president met Mira Dahl in Tarsil.",
        {("name", "Lena Osk", "Mira Dahl")},
    ),
    ("Michael Orr runs the port.", "Jane Orr runs the port.", {("name", "Michael Orr", "Jane Orr")}),
    ("The Harbour Workers' Union called a strike.", "The HWU called a strike.", set()),
    ("President Osk left the hall.", "The president left the hall.", set()),
    ("Fighters of the Northern Dock Force (NDF) fled.", "Fighters of the NDF fled.", set()),
    ("Britain closed its embassy in Iran.", "The United Kingdom closed its embassy in Iran.", set()),
    (
        "Former mayor Jan Pell was freed in Tarsil.",
        "Former mayor Jan Pell was freed in Ostral.",
        {("name", "Tarsil", "Ostral")},
    ),
    ("The Russian navy held the tanker.", "Russia's navy held the tanker.", set()),
    (
        "Residents fled the town. Guards of Karvan stayed.",
        "Residents fled the town. Guards of Ostral stayed.",
        {("name", "Karvan", "Ostral")},
    ),
    (
        "He spoke to Reuters about the harbour.",
        "He spoke to Deutsche Welle about the harbour.",
        {("name", "Reuters", "Deutsche Welle")},
    ),
    ("Turkey and Greece signed the accord.", "Greece and Türkiye signed the accord.", set()),
    ("Shelling hit Marun and Tarsil overnight.", "Shelling hit Tarsil overnight.", {("name", "Marun", "")}),
    (
        "Rep. Dana Holt, wife indicted on fraud charges",
        "GOP Rep. Dana Holt, Wife Indicted On Fraud Charges",
        {("name", "", "GOP")},
    ),
    (
        "The prime minister of Israel flew to Cairo.",
        "The prime minister of Israel flew to Amman.",
        {("name", "Cairo", "Amman")},
    ),
    ("The European Union fined the bank.", "The EU fined the bank.", set()),
    ("Iranian officials denied the report.", "Officials in Iran denied the report.", set()),
    (
        "Anna Karl, 40, was found near Lake Orm.",
        "Anna Karl, 40, was found near Lake Sund.",
        {("name", "Lake Orm", "Lake Sund")},
    ),
    (
        "The Dutch Safety Board opened a case.",
        "The Danish Safety Board opened a case.",
        {("name", "Dutch Safety Board", "Danish Safety Board")},
    ),
    ("Many Fishermen's Guild members voted.", "Members of the Fishermen's Guild voted.", set()),
    (
        "Volodar Zelensk spoke in the hall.",
        "Vladar Zelenskyy spoke in the hall.",
        {("name", "Volodar Zelensk", "Vladar Zelenskyy")},
    ),
]

ATTRIBUTIONS: list[Pair] = [
    (
        "The site houses 3,500 men, a monitoring group says.",
        "The site houses 3,500 men.",
        {("attribution", "a monitoring group says", "")},
    ),
    (
        "Twelve men fled, according to police.",
        "Twelve men fled, according to the ministry.",
        {("attribution", "according to police", "according to the ministry")},
    ),
    ("According to police, twelve men fled.", "Twelve men fled, police said.", set()),
    ("The ministry said the port was safe.", "The ministry stated the port was safe.", set()),
    (
        "Police said the bridge was open.",
        "Residents said the bridge was open.",
        {("attribution", "Police said", "Residents said")},
    ),
    (
        "The port is safe, said the harbour master.",
        "The port is safe.",
        {("attribution", "said the harbour master", "")},
    ),
    ("“The port is safe,” the ministry said in a statement.", "The ministry announced that the port is safe.", set()),
    (
        "The mill burned down, a spokesman for the union told Reuters.",
        "The mill burned down.",
        {("attribution", "a spokesman for the union told Reuters", "")},
    ),
    (
        "The mill burned down, officials said on Monday.",
        "The mill burned down, witnesses said on Monday.",
        {("attribution", "officials said", "witnesses said")},
    ),
    ("Osk said the strike would go on.", "He said the strike would go on.", set()),
    (
        "Lena Osk said the strike would go on.",
        "Mira Dahl said the strike would go on.",
        {("attribution", "Lena Osk said", "Mira Dahl said")},
    ),
    ("The bank warned that prices would rise.", "Prices would rise.", {("attribution", "The bank warned", "")}),
    ("Prices would rise, the bank said.", "The bank's chairman said that prices would rise.", set()),
    (
        "The state news agency reported that the bridge fell.",
        "The bridge fell.",
        {("attribution", "The state news agency reported", "")},
    ),
    (
        "The bridge fell, according to the state news agency.",
        "The bridge fell, according to eyewitnesses.",
        {("attribution", "according to the state news agency", "according to eyewitnesses")},
    ),
    ("The mayor condemned the raid.", "“I condemn the raid,” the mayor said.", set()),
    (
        "Guards shot two men, the Marun Observatory said.",
        "Guards shot two men, the army said.",
        {("attribution", "the Marun Observatory said", "the army said")},
    ),
    ("They told the crew to leave the ship.", "The crew were told to leave the ship.", set()),
    (
        "The ship sank within minutes, survivors said.",
        "The ship sank within minutes.",
        {("attribution", "survivors said", "")},
    ),
    ("The fire began in the kitchen, the chief said.", "The chief said the fire began in the kitchen.", set()),
    (
        "Aid has arrived, the Red Cross said.",
        "Aid has arrived, the governor said.",
        {("attribution", "the Red Cross said", "the governor said")},
    ),
    ("The report says that prices fell.", "The report said that prices fell.", set()),
    (
        "According to a leaked memo, the mine is empty.",
        "The mine is empty.",
        {("attribution", "According to a leaked memo", "")},
    ),
    ("The mine is empty, the company confirmed.", "The company said that the mine is empty.", set()),
]

NEGATIONS: list[Pair] = [
    ("The army did not shell the town.", "The army shelled the town.", {("negation", "not", "")}),
    ("The army's inability to hold the town was plain.", "The army failed to hold the town.", set()),
    ("The town was left without power.", "The town was left with no power.", set()),
    ("The mayor did not fail to pay the crew.", "The mayor paid the crew.", set()),
    ("Not only the mill but the school burned.", "The mill and the school burned.", set()),
    (
        "No one was hurt in the blast.",
        "Three people were hurt in the blast.",
        {("negation", "No one", ""), ("number", "", "Three")},
    ),
    ("The crew was not paid and left.", "The crew was never paid and left.", set()),
    (
        "The army shelled the town but did not enter it.",
        "The army did not shell the town but entered it.",
        {("negation", "not", ""), ("negation", "", "not")},
    ),
    ("The port was never closed.", "The port was closed.", {("negation", "never", "")}),
    ("The minister denied the raid.", "The minister confirmed the raid.", {("negation", "denied", "")}),
    ("The mayor refused to comment.", "The mayor declined to comment.", set()),
    ("Two sailors were unhurt.", "Two sailors were hurt.", {("negation", "unhurt", "")}),
    ("The boats couldn't leave the harbour.", "The boats could leave the harbour.", {("negation", "couldn't", "")}),
    ("The mine was unable to open on Monday.", "The mine was able to open on Monday.", {("negation", "unable", "")}),
    ("Nobody opened the gate for the crowd.", "Guards opened the gate for the crowd.", {("negation", "Nobody", "")}),
    ("The bridge is closed, and no date was given.", "The bridge is closed.", set()),
    ("The firm paid its debts without a loan.", "The firm paid its debts with a loan.", {("negation", "without", "")}),
    (
        "She neither saw nor heard the boat.",
        "She saw and heard the boat.",
        {("negation", "neither", ""), ("negation", "nor", "")},
    ),
    ("There was no sign of the missing crew.", "There was a sign of the missing crew.", {("negation", "no", "")}),
    (
        "The union has not yet voted on the offer.",
        "The union has already voted on the offer.",
        {("negation", "not", "")},
    ),
    ("The crew lacked food and water.", "The crew had no food or water.", set()),
    ("None of the ferries sailed.", "All of the ferries sailed.", {("negation", "None", "")}),
    ("The strike is illegal, the court ruled.", "The strike is legal, the court ruled.", {("negation", "illegal", "")}),
    ("It is not impossible to save the ship.", "It is possible to save the ship.", set()),
]

HEDGES: list[Pair] = [
    ("At least 20 people died.", "20 people died.", {("hedge", "At least", "")}),
    ("The guards reportedly fled.", "The guards fled.", {("hedge", "reportedly", "")}),
    ("They talked about the dam.", "They talked of the dam.", set()),
    ("The crew may have left the ship.", "The crew have left the ship.", {("hedge", "may", "")}),
    ("About 40 boats left.", "Nearly 40 boats left.", {("hedge", "About", "Nearly")}),
    ("The mayor allegedly took bribes.", "The mayor took bribes.", {("hedge", "allegedly", "")}),
    ("Roughly 300 men fled.", "Some 300 men fled.", set()),
    ("Two suspected smugglers were held.", "Two smugglers were held.", {("hedge", "suspected", "")}),
    ("More than 40 boats left the port.", "40 boats left the port.", {("hedge", "More than", "")}),
    ("The dam appears to be safe.", "The dam is safe.", {("hedge", "appears", "")}),
    ("The ministry said the dam was safe.", "The ministry claimed the dam was safe.", {("hedge", "said", "claimed")}),
    ("Prices could rise in the spring.", "Prices will rise in the spring.", {("hedge", "could", "")}),
    ("The mine will probably close.", "The mine will close.", {("hedge", "probably", "")}),
    ("The leader is believed to be abroad.", "The leader is abroad.", {("hedge", "believed", "")}),
    ("No fewer than 20 boats sank.", "At least 20 boats sank.", set()),
    ("The storm might reach Tarsil.", "The storm may reach Tarsil.", set()),
    ("Some of the men fled.", "The men fled.", set()),
    ("Up to 200 crates were lost.", "As many as 200 crates were lost.", set()),
    ("Almost 90 men were freed.", "90 men were freed.", {("hedge", "Almost", "")}),
    ("The ferry, apparently overloaded, sank.", "The ferry, overloaded, sank.", {("hedge", "apparently", "")}),
    ("The ferry is likely to sink.", "The ferry is sinking.", {("hedge", "likely", "")}),
    (
        "At least 20 men and two boats are missing.",
        "At least 20 men and about two boats are missing.",
        {("hedge", "", "about")},
    ),
    ("The police could not say who did it.", "The police were unable to say who did it.", set()),
    ("The alleged leader was arrested in Tarsil.", "The leader was arrested in Tarsil.", {("hedge", "alleged", "")}),
]

OTHER_LANGUAGES: list[Pair] = [
    (
        "La prisión cayó el sábado y la ciudad fue cerrada por la policía.",
        "La prisión cayó el domingo y la ciudad fue cerrada por la policía.",
        {("date", "sábado", "domingo")},
    ),
    (
        "La prison est tombée le 22 janvier et la ville a été fermée par la police.",
        "La prison est tombée le 23 janvier et la ville a été fermée par la police.",
        {("date", "22 janvier", "23 janvier")},
    ),
    (
        "Das Gefängnis fiel am Samstag und die Stadt wurde von der Polizei geschlossen.",
        "Das Gefängnis fiel am 22. Januar und die Stadt wurde von der Polizei geschlossen.",
        set(),
    ),
    (
        "Тюрьма пала 22 января, и город был закрыт полицией.",
        "Тюрьма пала 23 января, и город был закрыт полицией.",
        {("date", "22 января", "23 января")},
    ),
    (
        "La empresa no pagó a los trabajadores de la ciudad en el verano.",
        "La empresa pagó a los trabajadores de la ciudad en el verano.",
        {("negation", "no", "")},
    ),
    (
        "Le maire n'a pas fermé le port de la ville dans la nuit.",
        "Le maire a fermé le port de la ville dans la nuit.",
        {("negation", "n'a pas", "")},
    ),
    (
        "Der Bürgermeister hat den Hafen der Stadt nicht geschlossen und die Schule ist offen.",
        "Der Bürgermeister hat den Hafen der Stadt geschlossen und die Schule ist offen.",
        {("negation", "nicht", "")},
    ),
    (
        "Мэр не закрыл порт, и город остался открыт.",
        "Мэр закрыл порт, и город остался открыт.",
        {("negation", "не", "")},
    ),
    (
        "Mindestens 20 Menschen wurden in der Stadt verletzt und in das Krankenhaus gebracht.",
        "20 Menschen wurden in der Stadt verletzt und in das Krankenhaus gebracht.",
        {("hedge", "Mindestens", "")},
    ),
    (
        "La mitad de los barcos de la ciudad fue retenida en el puerto.",
        "El 50 % de los barcos de la ciudad fue retenido en el puerto.",
        set(),
    ),
    (
        "Un tiers des bateaux de la ville a été retenu dans le port.",
        "Un quart des bateaux de la ville a été retenu dans le port.",
        {("number", "Un tiers", "Un quart")},
    ),
    (
        "Die Fabrik wurde im Jahr 2019 geschlossen und die Arbeiter sind in der Stadt.",
        "Die Fabrik wurde im Jahr 2021 geschlossen und die Arbeiter sind in der Stadt.",
        {("date", "2019", "2021")},
    ),
    (
        "Más de 12.000 personas salieron de la ciudad el lunes por la noche.",
        "Más de 12 500 personas salieron de la ciudad el lunes por la noche.",
        {("number", "12.000", "12 500")},
    ),
    (
        "По меньшей мере 20 человек погибли в порту в понедельник.",
        "По меньшей мере 20 человек погибли в порту во вторник.",
        {("date", "понедельник", "вторник")},
    ),
    (
        "Le bateau a été vu à 30 km de la côte et dans le port.",
        "Le bateau a été vu à 30 milles de la côte et dans le port.",
        {("number", "30 km", "30 milles")},
    ),
    (
        "El barco salió a las 10:30 del puerto de la ciudad con los heridos.",
        "El barco salió a las 11:30 del puerto de la ciudad con los heridos.",
        {("date", "10:30", "11:30")},
    ),
    (
        "Нет данных о погибших, и никто не ранен.",
        "Есть данные о погибших, и никто не ранен.",
        {("negation", "Нет", "")},
    ),
    (
        "Der Zug fuhr am 3. März 2019 ohne Licht in die Stadt und hielt nicht.",
        "Der Zug fuhr am 4. März 2019 ohne Licht in die Stadt und hielt nicht.",
        {("date", "3. März 2019", "4. März 2019")},
    ),
    (
        "Al menos 20 personas murieron en la ciudad, según la policía.",
        "20 personas murieron en la ciudad, según el gobierno.",
        {("hedge", "Al menos", ""), ("attribution", "según la policía", "según el gobierno")},
    ),
    (
        "Ein Drittel der Häuser in der Stadt ist abgebrannt und nicht die Hälfte.",
        "Ein Viertel der Häuser in der Stadt ist abgebrannt und nicht die Hälfte.",
        {("number", "Ein Drittel", "Ein Viertel")},
    ),
    (
        "Der Hafen der Stadt ist laut Polizei geschlossen und die Schiffe sind da.",
        "Der Hafen der Stadt ist laut Ministerium geschlossen und die Schiffe sind da.",
        {("attribution", "laut Polizei", "laut Ministerium")},
    ),
    (
        "Ce dimanche 3 mars, 20 % des électeurs ont voté pour le maire de la ville.",
        "Ce dimanche 3 mars, un cinquième des électeurs ont voté pour le maire de la ville.",
        set(),
    ),
]

LISTS: dict[str, list[Pair]] = {
    "number": NUMBERS,
    "date": DATES,
    "name": NAMES,
    "attribution": ATTRIBUTIONS,
    "negation": NEGATIONS,
    "hedge": HEDGES,
    "other languages": OTHER_LANGUAGES,
}
"""By what they are about."""


def every_third(pairs: list[Pair]) -> list[Pair]:
    """Those that were kept back."""
    return pairs[2:27:3] if pairs is not OTHER_LANGUAGES else pairs[2:18:3]
