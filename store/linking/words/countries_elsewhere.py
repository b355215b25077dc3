"""Countries and great bodies that have several names in one language other than English, folded."""

ELSEWHERE = """
united states: vereinigte staaten, vereinigten staaten, estados unidos, ee uu, eeuu, etats unis, stati uniti
united states: сша, соединенные штаты, соединенных штатов, соединенных штатах, соединенными штатами
united kingdom: grossbritannien, großbritannien, vereinigte konigreich, vereinigten konigreich, vereinigtes konigreich
united kingdom: royaume uni, grande bretagne, reino unido, gran bretana, regno unito, gran bretagna
united kingdom: великобритания, великобритании, соединенное королевство
russia: россия, российская федерация, рф
united nations: uno, vereinte nationen, vereinten nationen, onu, nations unies, naciones unidas, nazioni unite
united nations: nacoes unidas, оон, организация объединенных нации, организации объединенных нации
european union: ue, europaische union, europaischen union, union europeenne, union europea, unione europea
european union: uniao europeia, ес, евросоюз, евросоюза, европеискии союз, европеиского союза
north atlantic treaty organization: otan, нато
world health organization: weltgesundheitsorganisation, oms, organisation mondiale de la sante, воз
world health organization: organizacion mundial de la salud, organizzazione mondiale della sanita
world health organization: всемирная организация здравоохранения
"""
"""What has several names in other languages, by the first name in English: within one of these they are one."""
