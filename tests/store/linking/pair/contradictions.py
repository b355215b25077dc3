"""Pairs of wordings of one event, and what of each pair contradicts the other; written before anything was fitted.

A line is a wording, another, and what of them are conflicts (`20 > 31`, several apart by `;`), or `-` for none. Of
every four lines the third and fourth were kept back: nothing was fitted to them.
"""

from typing import NamedTuple


class Held(NamedTuple):
    """Two wordings, and the pairs that contradict each other; of a denial the word on the side that denies."""

    here: str
    there: str
    wanted: frozenset[tuple[str, str]]


COUNTS = """
The mill fire killed 20 people on Friday. | Friday's fire at the mill left 31 people dead. | 20 > 31
The union, which has 200 members, mourned the blast. | The blast left fourteen dead, the union said. | -
Police arrested 12 protesters at the port. | Officers detained 19 demonstrators at the port. | 12 > 19
Rescuers pulled 40 passengers from the ferry. | The ferry can carry 300 passengers and 25 cars. | -
At least 8 sailors drowned when the barge sank. | Eleven sailors drowned as the barge went down. | 8 > Eleven
The barge had a crew of 14; three of them drowned. | Three sailors drowned, and 60 others on the quay were hurt. | -
The council voted to close 5 schools. | The council decided to shut nine schools. | 5 > nine
The council voted to close 5 schools. | Some 900 pupils must move after the vote of the council to close schools. | -
The storm destroyed 70 houses in Tarsil. | In Tarsil the storm wrecked 110 homes. | 70 > 110
The storm destroyed 70 houses in Tarsil. | The storm drove 2,000 residents of Tarsil out of their houses. | -
The company will cut 1,500 jobs. | Some 2,000 workers will lose their jobs at the company. | 1,500 > 2,000
The company, with 40 plants, will cut jobs. | The company will cut 1,500 jobs. | -
Troops killed 25 militants near the bridge. | The army said it had killed 60 fighters near the bridge. | 25 > 60
Troops killed 25 militants near the bridge. | Near the bridge militants wounded 6 soldiers. | -
The shell wounded four civilians in Darn. | Six civilians were injured when the shell hit Darn. | four > Six
The shell wounded four civilians in Darn. | The shell hit Darn and killed two civilians. | -
The bill passed with 52 votes. | Lawmakers passed the bill by 58 votes. | 52 > 58
The bill passed with 52 votes. | The bill, which has 300 pages, passed on Monday. | -
Doctors treated 90 patients after the leak. | The leak sent 140 people to hospital, doctors said. | 90 > 140
Doctors treated 90 patients after the leak. | The leak lasted until 12 doctors had arrived. | -
The mayor promised 300 new flats. | The mayor has promised to build 450 apartments. | 300 > 450
The mayor promised 300 new flats. | The mayor, elected with 300,000 votes, promised new flats. | -
The fraud cost the bank $40 million. | The bank lost $65 million to the fraud. | 40 million > 65 million
The fraud cost the bank $40 million. | The bank, which paid a fine of $2 million in May, reported the fraud. | -
The pipeline spilled 3,000 barrels of oil. | Some 5,000 barrels of oil ran out of the pipeline. | 3,000 > 5,000
The pipeline spilled 3,000 barrels of oil. | The pipeline carries 80,000 barrels of oil a day. | -
The wreck lies 30 km off the coast. | Divers found the wreck 45 km off the coast. | 30 > 45
The wreck lies 30 km off the coast. | The oil from the wreck has spread along 90 km of beach. | -
Turnout fell to 41 percent in the vote. | The vote drew a turnout of 48 percent. | 41 > 48
Turnout in the vote was 41 percent. | The vote, with 63 percent for Osk, ended early. | -
Ten ships were turned away from the canal. | Sixteen vessels were turned away from the canal. | Ten > Sixteen
Ten ships were turned away from the canal. | The canal, 90 metres wide, was closed to ships. | -
The gang stole 14 paintings from the museum. | Thieves took 11 paintings from the museum. | 14 > 11
The gang of five stole paintings from the museum. | The gang stole 14 paintings from the museum. | -
Eighteen miners are trapped in the shaft. | There are 22 miners trapped in the shaft. | Eighteen > 22
Eighteen miners are trapped in the shaft. | The miners are trapped 600 metres down the shaft. | -
The blast killed 7 and injured 31. | The blast left 7 dead and 60 wounded. | 31 > 60
The blast killed 7 and injured 31. | Seven people died, and thirty-one were hurt in the blast. | -
The clashes killed more than 20 rebels. | In the clashes 56 rebels were killed. | 20 > 56
The clashes killed more than 20 rebels. | In the clashes rebels seized 56 rifles. | -
The court sentenced five men to death. | The court handed death sentences to eight men. | five > eight
The court sentenced five men to death. | The court of three judges sentenced the men to death. | -
The dam holds 40 million tonnes of water. | The dam holds 55 million tonnes of water. | 40 million > 55 million
The dam holds 40 million tonnes of water. | The dam cost 40 million to build and holds water for 12 villages. | -
The charity fed 600 families in the camp. | The charity says it fed 850 families at the camp. | 600 > 850
The charity fed 600 families in the camp. | The charity has run the camp with 30 volunteers. | -
Some 4,000 residents fled the flood. | The flood forced 7,500 people to flee. | 4,000 > 7,500
Some 4,000 residents fled the flood. | The flood rose by 4 metres as residents fled. | -
It was the third strike at the port this year. | It was the fourth strike at the port this year. | third > fourth
It was the third strike at the port this year. | The first ship left the port after the strike. | -
The airline cancelled 210 flights. | The airline has called off 260 flights. | 210 > 260
The airline cancelled 210 flights. | The airline has 260 planes and cancelled flights. | -
The firm paid 9 million euros for land. | The land was sold to the firm for 12 million euros. | 9 million > 12 million
The firm paid 9 million euros for the land. | The firm paid for the land, 12 hectares of it. | -
Seven of the nine suspects were released. | Five of the nine suspects were released. | Seven > Five
Seven of the suspects were released. | The suspects had held the guard for 30 hours. | -
The missile destroyed two tanks. | Three tanks were destroyed by the missile. | two > Three
The missile destroyed two tanks. | Two missiles were fired, and 16 soldiers left the tanks. | -
Investigators say that 750 detainees were moved. | Investigators say that 900 detainees were moved. | 750 > 900
Investigators say that 750 detainees were moved. | Investigators say that detainees were moved in 12 buses. | -
The plant employs 3,100 people. | The plant has 2,700 employees. | 3,100 > 2,700
The plant employs 3,100 people. | The plant makes 2,700 engines and employs people from Darn. | -
"""

TIMES = """
The two-day summit ended on the island. | The ministers must report within ten days of the summit on the island. | -
The two-day summit ended on the island. | The three-day summit on the island is over. | two > three
The siege lasted 12 days. | The siege went on for 20 days. | 12 > 20
The siege lasted 12 days. | The siege ended two days before the talks. | -
The minister was jailed for six years. | The court jailed the minister for nine years. | six > nine
The minister was jailed for six years. | The minister, jailed on Monday, took office two years ago. | -
The pilot, 34 years old, was rescued. | The pilot was rescued after 34 hours. | -
The pilot, 34 years old, was rescued. | The rescued pilot is 43 years old. | 34 > 43
The killing took place three weeks ago. | The killing took place two weeks ago. | -
The inquiry took 14 months. | After 18 months the inquiry is done. | 14 > 18
The inquiry took 14 months. | The inquiry will report in two months. | -
The ferry sailed every 20 minutes. | The ferry sank within 20 minutes. | -
The ferry sank within 20 minutes. | The ferry sank in 35 minutes. | 20 > 35
The ferry sank within 20 minutes. | The ferry was two hours late when it sank. | -
The curfew lasts 10 hours. | A curfew of 14 hours is in force. | 10 > 14
The curfew lasts 10 hours. | The curfew was announced two hours before dusk. | -
The bridge will be closed for 3 months. | The bridge is to be closed for five months. | 3 > five
The bridge will be closed for 3 months. | The bridge, built 60 years ago, will be closed. | -
The strike began on Monday at the port. | The strike at the port began on Wednesday. | Monday > Wednesday
The strike began on Monday at the port. | The union said on Wednesday that the strike at the port would go on. | -
The mayor resigned on 4 May. | On 7 May the mayor stepped down. | 4 May > 7 May
The mayor resigned on 4 May. | The mayor was sworn in on 7 March. | -
Rebels took the town on Friday. | The town fell to the rebels on Saturday. | Friday > Saturday
Rebels took the town on Friday. | A ministry spokesman told reporters on Saturday that rebels held the town. | -
The treaty was signed in 1994. | The treaty, signed in 1996, has lapsed. | 1994 > 1996
The treaty was signed in 1994. | The treaty, which lapsed in 2011, divided the sea. | -
The plane left at 10:30. | The plane left at 11:45. | 10:30 > 11:45
The plane left at 10:30. | The plane left in the morning and landed at 14:20. | -
The envoy will meet the king on Tuesday. | The envoy is to meet the king on Thursday. | Tuesday > Thursday
The envoy will meet the king on Tuesday. | The envoy, who flew home on Thursday, will meet the king again. | -
The hearing was held on 3 June. | The hearing took place on 5 June. | 3 June > 5 June
The hearing was held on 3 June. | Photograph of a protest outside the hearing, 9 June. | -
The journalist was last seen on October 2. | The journalist was last seen on October 4. | October 2 > October 4
The journalist was last seen on October 2. | Protesters remembered the journalist on October 8. | -
The school opened in March. | The school opened in April. | March > April
The school opened in March. | The school will get its own bus in April. | -
On Monday, police raided the mill. | On Tuesday, police raided the mill. | Monday > Tuesday
On Monday, police raided the mill. | On Tuesday, workers returned to the mill that police had raided. | -
The vote is due on Sunday. | The vote is set for Monday. | Sunday > Monday
The vote is due on Sunday. | The results of the vote will be known on Monday. | -
The fire broke out on Thursday night. | The fire started on Wednesday night. | Thursday > Wednesday
The fire broke out on Thursday night. | Firemen put the fire out on Friday. | -
The singer died on 12 January. | The singer was buried on 15 January. | -
The singer died on 12 January. | The singer died on 13 January. | 12 January > 13 January
Trading stopped for 40 minutes. | Trading was halted for 55 minutes. | 40 > 55
Trading stopped for 40 minutes. | Trading stopped 40 minutes after the bell, for two days. | -
The factory closed in 2008. | The factory shut in 2010. | 2008 > 2010
The factory closed in 2008. | The factory, founded in 1910, closed. | -
A five-year contract was signed. | The contract that was signed runs for seven years. | five > seven
A five-year contract was signed. | The contract was signed three years late. | -
The hostages were held for 9 hours. | The hostages were held for 12 hours. | 9 > 12
The hostages were held for 9 hours. | The hostages were freed 9 days after the raid, which took two hours. | -
The president returned on Wednesday from the talks. | The president met the king on Tuesday. | -
The president returned on Wednesday. | The president returned on Thursday. | Wednesday > Thursday
The quake struck at 4 a.m. near Darn. | The quake struck near Darn at 5 a.m. | 4 a.m. > 5 a.m.
The quake struck at 4 a.m. near Darn. | Rescuers reached Darn at 9 a.m. after the quake. | -
The truce holds for 72 hours. | The truce is to hold for 48 hours. | 72 > 48
The truce holds for 72 hours. | The truce was broken after two hours. | -
The law was passed in May. | The law was passed in June. | May > June
The law was passed in May 2016. | The law took effect in January 2017. | -
The trial opens on 9 September. | The trial opens on 19 September. | 9 September > 19 September
The trial opens on 9 September. | The trial of the four men arrested on 19 August opens. | -
"""

NAMES = """
Fighting broke out in Ghwaran district. | Fighting broke out in Ghwayran district. | -
Fighting broke out in Ghwaran district. | Fighting broke out in Nashwa district. | Ghwaran > Nashwa
The minister, Mevlut Osk, resigned. | The minister, Mevut Osk, resigned. | -
The minister, Mevlut Osk, resigned. | The minister, Jana Dahl, resigned. | Mevlut Osk > Jana Dahl
Protesters called on Assad to go. | Protesters called on Bashar al-Assad to go. | -
Protesters called on Assad to go. | Protesters called on Erdal to go. | Assad > Erdal
The ferry to Lisk sank in the storm. | The ferry to Palune sank in the storm. | Lisk > Palune
The ferry to Lisk sank in the storm. | The Lisk ferry sank off Palune in the storm. | -
Image copyright AFP Image caption The mayor opens a bridge. | The mayor opens a bridge (Reuters/Ana Melk/File). | -
The mayor, Ana Melk, opened the bridge. | The mayor, Tom Harr, opened the bridge. | Ana Melk > Tom Harr
Priebus led the party in Ohio. | Preibus led the party in Ohio. | -
Priebus led the party in Ohio. | Steele led the party in Ohio. | Priebus > Steele
The tanker was bound for Norway. | The tanker was bound for Denmark. | Norway > Denmark
The tanker was bound for Norway. | The tanker was bound for Oslo. | -
LONDON (Reuters) - The bank will close ten branches. | (CNN) The bank will close ten branches. | -
The bank will close its branch in London. | The bank will close its branch in Leeds. | London > Leeds
Colonel Asiri was cleared by the court. | Colonel Assiri was cleared by the court. | -
Colonel Asiri was cleared by the court. | Colonel Qahtan was cleared by the court. | Asiri > Qahtan
Steve Mnuck will attend the forum. | Steven Mnuck will attend the forum. | -
Steve Mnuck will attend the forum. | Peter Mnuck will attend the forum. | Steve Mnuck > Peter Mnuck
The official told the BBC that the house was searched. | A Turkish official told CNN that the garden was searched. | -
The strike was called by Dockers Union. | The strike was called by Seamen's Union. | Dockers Union > Seamen's Union
The army took Tarsil from the rebels. | The army took Darn from the rebels. | Tarsil > Darn
The army took Tarsil from the rebels. | In Darn the army said that it had driven the rebels off. | -
Mohammad Karim leads the council. | Muhammad Kareem leads the council. | -
Mohammad Karim leads the council. | Yusuf Haddad leads the council. | Mohammad Karim > Yusuf Haddad
The fire began at the Melk mill. | The fire began at the Harr mill. | Melk > Harr
The fire began at the Melk mill. | A fire at the mill was put out by men from Harr. | -
Germany blocked the treaty. | Austria blocked the treaty. | Germany > Austria
Germany blocked the treaty. | Berlin blocked the treaty. | -
The prisoners were flown to Tel Arad. | The prisoners were flown to Tall Arad. | -
The prisoners were flown to Tel Arad. | The prisoners were flown to Marash. | Tel Arad > Marash
Captain Lena Osk steered the tug. | Captain Osk steered the tug. | -
Captain Lena Osk steered the tug. | Captain Jon Brandt steered the tug. | Lena Osk > Jon Brandt
The prize went to Maria Lund. | The prize went to Marta Lund. | Maria Lund > Marta Lund
The prize went to Maria Lund. | The prize went to Lund. | -
The ship was seized by Iran. | The ship was seized by Oman. | Iran > Oman
The ship was seized by Iran. | The ship was seized by Iranian forces in Hormuz. | -
The SDF lost the prison. | The QSD lost the prison. | -
The SDF lost the prison. | The NDF lost the prison. | -
The editor of the Courier was arrested. | The editor of the Ledger was arrested. | Courier > Ledger
The editor of the Courier was arrested. | An editor was arrested, the Ledger said. | -
Talks were held in Vienna on the gas. | Talks on the gas were held in Geneva. | Vienna > Geneva
Talks were held in Vienna on the gas. | The gas talks were broken off, Geneva banks said. | -
Khashoggi met the king. | Khashogi met the king. | -
The driver was identified as Paul Reyes. | The driver was identified as Luis Ortega. | Paul Reyes > Luis Ortega
The driver was identified as Paul Reyes. | Luis Ortega identified the driver. | -
The dam was built by Enka. | The dam was built by Siemens. | Enka > Siemens
The dam was built by Enka. | The Enka dam was paid for by Siemens. | -
Osama Dahl was shot in Karachi. | Usama Dahl was shot in Karachi. | -
Judge Amy Cole heard the case. | Judge Brian Webb heard the case. | Amy Cole > Brian Webb
Judge Amy Cole heard the case. | The case is heard in Webb County, Judge Cole said. | -
The rebels fled to Chad. | The rebels fled to Niger. | Chad > Niger
The rebels fled to Chad. | The rebels fled, Chadian radio said from Niger. | -
The train to Brno derailed. | The train to Plzen derailed. | Brno > Plzen
The train to Brno derailed. | Getty Images: the Plzen train after it derailed. | -
Senator Cruz won the debate. | Senator Rubio won the debate. | Cruz > Rubio
Senator Cruz won the debate. | Senator Ted Cruz won the debate in Houston. | -
The US vetoed the plan. | Russia vetoed the plan. | US > Russia
The US vetoed the plan. | Washington vetoed the plan. | -
Zelenskyy spoke to the troops. | Zelensky spoke to the troops. | -
Zelenskyy spoke to the troops. | Poroshenko spoke to the troops. | Zelenskyy > Poroshenko
"""

DENIALS = """
The minister will attend the forum. | The minister will not attend the forum. | not
The minister will attend the forum. | The minister did not know who paid for the forum. | -
The prince knew of the plan. | The prince did not know of the plan. | not
The prince said he did not know of the plan. | The prince said that he knew nothing of the plan. | -
The guards had keys to the cells. | The guards had no keys to the cells. | no
The guards had keys to the cells. | No one saw the guards, who had left their cells open. | -
The king "strongly denied" any knowledge of the raid. | The king totally denied any knowledge of the raid. | -
The king admitted that he ordered the raid. | The king denied that he ordered the raid. | denied
The bank has paid the fine. | The bank has not paid the fine. | not
The bank has paid the fine. | The bank will not say who sent the fine. | -
There was no evidence against the aide. | The aide was not charged, since there was no evidence. | -
The aide was charged with murder. | The aide was not charged with murder. | not
The troops crossed the border. | The troops never crossed the border. | never
The troops crossed the border. | We may never learn why the troops crossed. | -
Talks with the union have failed. | Talks with the union have not failed. | not
The union decides whether it will strike. | The union will not strike. | -
The union may strike if the firm does not pay. | The union may strike over pay. | -
Police found weapons in the house. | Police found no weapons in the house. | no
Police found weapons in the house. | Police found weapons and said there was no danger. | -
The mayor "didn't want" to talk about the flood. | The mayor did not want to talk about the flood. | -
The mayor wanted to talk about the flood. | The mayor didn't want to talk about the flood. | didn't
The ship can be saved. | The ship cannot be saved. | cannot
The ship can be saved. | The captain cannot be blamed for the ship. | -
The court dismissed the charges against the colonel. | The colonel was not charged by the court. | -
The court found that the colonel lied. | The court did not find that the colonel lied. | not
The army controls the prison. | The army failed to control the prison. | failed
The army controls the prison. | The army failed to bring food to the prison that it controls. | -
The clinic accepts refugees. | The clinic refuses to accept refugees. | refuses
The attendance of the envoy is in doubt. | The envoy may not attend. | -
Witnesses saw the truck. | Witnesses did not see the truck. | not
Witnesses saw the truck. | Witnesses saw the truck but did not call the police. | -
The law allows protests. | The law does not allow protests. | not
The ferry had failed an inspection in January. | The ferry had not failed an inspection in January. | not
The captain failed a breath test. | The captain did not fail a breath test. | not
The mission was a failure, he said. | The mission was not a failure, he said. | not
The ministry denied the report. | The ministry did not deny the report. | denied
The union refused the offer. | The union did not refuse the offer. | refused
The hull was without power. | The hull was not without power. | without
The ferry lacked a certificate. | The ferry did not lack a certificate. | lacked
The crew failed to launch a boat. | The crew did not fail to launch a boat. | failed
The crew launched a boat. | The crew did not fail to launch a boat. | -
The ministry confirmed the report. | The ministry did not deny the report. | -
The ferry passed an inspection. | The ferry did not fail an inspection. | -
The law allows protests. | The law that allows protests was not debated. | -
The plane was carrying arms. | The plane was not carrying arms. | not
The plane was carrying arms. | The plane, which did not land in Darn, was carrying arms. | -
The water is safe to drink. | The water is not safe to drink. | not
The water is safe to drink. | Nobody drinks the water though it is safe. | -
The group claimed the attack. | The group denied any part in the attack. | -
The union has accepted the offer. | The union has not accepted the offer. | not
The offer was rejected by the union. | The union has not accepted the offer. | -
The reporter is alive. | The reporter is not alive. | not
The reporter left the consulate. | The reporter never left the consulate. | never
The reporter left the consulate. | The reporter's body has never been found since he left the consulate. | -
The leader will resign. | The leader will not resign. | not
The leader will resign. | The leader will resign, but not before May. | -
The bridge was inspected. | The bridge was never inspected. | never
The bridge was inspected. | The men who inspected the bridge were not paid. | -
The parents were told. | The parents were not told. | not
The parents were told. | The parents were told that their son was not hurt. | -
The miners have food. | The miners have no food. | no
The miners have food. | The miners have food but no radio. | -
The deal covers fish. | The deal does not cover fish. | not
The remains are unaccounted for. | A lack of accountability for the remains was noted. | -
It is possible to cross the river. | It is impossible to cross the river. | impossible
It is possible to cross the river. | It is possible, if not easy, to cross the river. | -
The suspect spoke to police. | The suspect refused to speak to police. | refused
The suspect spoke to police. | The suspect, who has no lawyer, spoke to police. | -
The factory is open. | The factory is not open. | not
The factory is open. | The factory is open and not far from the port. | -
The envoy met the rebels. | The envoy did not meet the rebels. | not
The envoy met the rebels. | The envoy met the rebels without guards. | -
Turkey warned the ministry. | Turkey did not warn the ministry. | not
"""

LISTS = {"number": COUNTS, "date": TIMES, "name": NAMES, "negation": DENIALS}
"""By the type of difference that a list is about; `TIMES` has durations, which are numbers, beside dates."""


def pairs(lines: str) -> list[Held]:
    """The pairs of a list, in order."""
    return [_held(*line.split(" | ")) for line in lines.strip().splitlines()]


def _held(here: str, there: str, wanted: str) -> Held:
    told = [] if wanted == "-" else [each.partition(" > ") for each in wanted.split("; ")]
    return Held(here, there, frozenset((one, other) for one, _, other in told))
