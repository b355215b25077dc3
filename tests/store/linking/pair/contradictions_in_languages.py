"""Pairs of wordings in English, German and Spanish: ten that contradict each other, and ten of the same words that do
not.

Lines are as in `contradictions`. Of every four the third and fourth were kept back: nothing was fitted to them.
"""

FIGURES = """
The quarry collapse buried 9 workers near Vell. | Near Vell 13 workers were buried when the quarry gave way. | 9 > 13
The quarry of 9 brothers collapsed near Vell. | Rescuers with 13 dogs searched the collapsed quarry near Vell. | -
The ministry bought 240 buses from the Dutch maker. | From the Dutch maker the ministry ordered 310 buses. | 240 > 310
The ministry bought 240 buses from the Dutch maker. | The Dutch maker, with 310 employees, sold it buses. | -
A grant of 18 million went to the theatre. | The theatre was given a grant of 23 million. | 18 million > 23 million
The theatre, which seats 640, won a grant of 18 million. | The theatre won it with a play of 14 actors. | -
Officers seized 70 kilograms of amber on the train. | On the train customs found 95 kilograms of amber. | 70 > 95
Officers seized amber 70 kilometres from Orda. | Officers seized 95 kilograms of amber near Orda. | -
The poll puts the Liberals at 27 percent. | According to the poll the Liberals have 33 percent. | 27 > 33
The poll puts the Liberals at 27 percent. | The poll puts the Greens at 33 percent and the Liberals behind them. | -
Bei dem Busunglück wurden 12 Schüler verletzt. | Das Busunglück hat 17 Schüler verletzt. | 12 > 17
Bei dem Busunglück wurden 12 Schüler verletzt. | Nach dem Busunglück kamen 17 Feuerwehrleute zum Einsatz. | -
Die Stadt baut 300 neue Wohnungen am Hafen. | Am Hafen baut die Stadt 420 neue Wohnungen. | 300 > 420
Die Stadt baut 300 neue Wohnungen am Hafen. | Am Hafen, 4 Haltestellen weiter, baut die Stadt Wohnungen. | -
El incendio quemó 500 hectáreas de bosque. | El incendio ha quemado 800 hectáreas de bosque. | 500 > 800
El incendio quemó 500 hectáreas de bosque. | Unos 60 bomberos luchan contra el incendio que quemó el bosque. | -
La policía detuvo a 15 manifestantes en la plaza. | En la plaza la policía detuvo a 22 manifestantes. | 15 > 22
La policía detuvo a 15 manifestantes en la plaza. | Los manifestantes llegaron a la plaza en 22 autobuses. | -
The ferry company will scrap 6 vessels. | Eight vessels will be scrapped by the ferry company. | 6 > Eight
The ferry company will scrap 6 vessels. | The ferry company will scrap vessels after 30 years of service. | -
"""

DAYS = """
The governor stepped down on Tuesday. | On Thursday the governor resigned. | Tuesday > Thursday
The governor stepped down on Tuesday. | The governor told a newspaper on Thursday why he had stepped down. | -
The reactor was switched off on 12 March. | Engineers switched the reactor off on 15 March. | 12 March > 15 March
The reactor was switched off on 12 March. | The reactor, switched off for good, will be taken apart from 1 June. | -
The church was built in 1784. | The church, built in 1791, stands by the river. | 1784 > 1791
The church was built in 1784. | The church burned in 1791 and stands by the river. | -
The convoy left Orda on Sunday morning. | The convoy left Orda on Monday morning. | Sunday > Monday
The convoy left Orda on Sunday morning. | The convoy reached Vell on Monday morning. | -
The verdict will be read on 9 October. | The verdict is to be read on 16 October. | 9 October > 16 October
The verdict will be read on 9 October. | The verdict can be appealed until 16 October. | -
Der Minister trat am Dienstag zurück. | Am Mittwoch trat der Minister zurück. | Dienstag > Mittwoch
Der Minister trat am Dienstag zurück. | Der Minister sagte am Mittwoch, er habe keine Fehler gemacht. | -
Die Brücke wurde am 3. Mai gesperrt. | Am 6. Mai wurde die Brücke gesperrt. | 3. Mai > 6. Mai
Die Brücke wurde am 3. Mai gesperrt. | Die Brücke wird am 6. Juni wieder geöffnet. | -
El puente fue cerrado el lunes. | El puente fue cerrado el jueves. | lunes > jueves
El puente fue cerrado el lunes. | El alcalde visitó el jueves el puente cerrado. | -
La empresa fue fundada en 1962. | La empresa, fundada en 1968, tiene su sede en Vell. | 1962 > 1968
La empresa fue fundada en 1962. | La empresa fue vendida en 1998. | -
The sirens sounded at 6:15. | The sirens sounded at 6:40. | 6:15 > 6:40
The sirens sounded at 6:15. | The sirens sounded before dawn, and at 6:40 the streets were empty. | -
"""

CALLED = """
The clinic in Vell was shelled overnight. | The clinic in Orda was shelled overnight. | Vell > Orda
The clinic in Vell was shelled overnight. | The clinic was shelled overnight, doctors in Orda said. | -
The inquiry is led by Judge Petra Holm. | Judge Ivan Reznik leads the inquiry. | Petra Holm > Ivan Reznik
The inquiry is led by Judge Petra Holm. | Judge Holm leads the inquiry. | -
The pipeline is owned by Norgas. | The pipeline is owned by Baltoil. | Norgas > Baltoil
The pipeline is owned by Norgas. | The pipeline, which Baltoil wants to buy, is owned by Norgas. | -
The speech was given at a dinner in Kansas. | The speech was given at a dinner in Nebraska. | Kansas > Nebraska
The speech was given at a dinner in Kansas. | The speech was given at a dinner in Wichita, Kan. | -
The gunman, Dale Rusk, was shot by police. | Police shot the gunman, Omar Tell. | Dale Rusk > Omar Tell
The gunman, Dale Rusk, was shot by police. | Police shot the gunman, named by them as D. Rusk. | -
Das Gericht verurteilte Karl Brenner. | Das Gericht verurteilte Jonas Weidt. | Karl Brenner > Jonas Weidt
Das Gericht verurteilte Karl Brenner zu drei Jahren Haft. | Das Gericht verurteilte Brenner zu drei Jahren Haft. | -
Der Zug entgleiste bei Passau. | Der Zug entgleiste bei Straubing. | Passau > Straubing
Der Zug entgleiste bei Passau in Bayern. | Der Zug entgleiste in Bayern. | -
El acuerdo fue firmado por Bolivia. | El acuerdo fue firmado por Paraguay. | Bolivia > Paraguay
El acuerdo fue firmado por Bolivia. | El acuerdo fue firmado por La Paz. | -
La alcaldesa Rosa Peral abrió el hospital. | La alcaldesa Marta Quiroga abrió el hospital. | Rosa Peral > Marta Quiroga
La alcaldesa Rosa Peral inauguró el hospital. | La alcaldesa inauguró el hospital en Peral. | -
The prize was awarded to Lena Farr. | The prize was awarded to Tessa Bolt. | Lena Farr > Tessa Bolt
The fire spread to homes in Oregon. | The fire spread to homes in Medford. | -
"""

DENIED = """
The senator knew about the payments. | The senator did not know about the payments. | not
The senator may have known about the payments. | The senator's wife denied any knowledge of the payments. | -
The consul will attend the hearing. | The consul will not attend the hearing. | not
The consul, who would be expected to attend the hearing, is abroad. | The consul won't attend the hearing. | -
The tower is safe, engineers found. | Engineers found that the tower is not safe. | not
He mocked the idea that the tower is safe. | The tower is not safe. | -
The company paid the fine in full. | The company never paid the fine. | never
She lied to the firm, nothing happened to her, and no one asked. | She lied to the firm and suffered no harm. | -
The director testified before the committee. | The director refused to testify before the committee. | refused
The director's testimony to the committee was expected. | The director refused to testify to the committee. | -
Die Polizei hat den Fahrer befragt. | Die Polizei hat den Fahrer nicht befragt. | nicht
Die Polizei hat den Fahrer befragt. | Die Polizei hat den Fahrer befragt, aber nicht festgenommen. | -
Das Stahlwerk am Hafen wird im Herbst geschlossen. | Das Stahlwerk wird im Herbst nicht geschlossen. | nicht
Das Stahlwerk am Hafen könnte geschlossen werden. | Das Stahlwerk am Hafen wird nicht geschlossen. | -
El ministro conocía el informe. | El ministro no conocía el informe. | no
El ministro conocía el informe. | El ministro conocía el informe, pero no lo publicó. | -
El hospital tiene medicinas. | El hospital no tiene medicinas. | no
El hospital tiene medicinas. | El hospital tiene medicinas, aunque no tiene luz. | -
The rebels control the airport. | The rebels do not control the airport. | not
The rebels hope to control the airport. | The rebels do not control the airport. | -
"""

IN_LANGUAGES = {"number": FIGURES, "date": DAYS, "name": CALLED, "negation": DENIED}
"""By the type of difference that a list is about."""
