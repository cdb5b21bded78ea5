"""Texts that were written after the rules, to see what the rules make of what they never met.

A minus: the rule has to fire; a plus: it has to be silent. All invented.
"""

MORE = """\
S01 - The school board plans to sell the stadium, according to a person who has seen the proposal.
S01 - The prime minister will reshuffle her cabinet next week, a senior government source told reporters in the lobby.
S01 + Three people who were in the room said the mayor shouted at the engineer.
S01 + The hospital will close its maternity unit, two doctors said. Internal minutes of the trust show the decision was taken in April.
S02 - The merger talks collapsed on Sunday, a banker said. “They walked out,” the banker said.
S02 + Four players said the coach had threatened to bench them.
S03 - Officials say the dam is cracked. The official spoke by phone on Tuesday. The official said repairs would take a year.
S03 - Palace sources say the tour is off. The source said the prince was unwell.
S03 + Several employees said the alarm was off. One employee said it had been off for weeks.
S03 + Two sources said the bid failed. A third source said it would be renewed.
S04 - A White House official said the order would be signed on Friday.
S04 - “It was chaos,” said one resident doctor, who spoke on condition of anonymity.
S04 - A former executive at the bank, who declined to be named, said the loans were never checked.
S04 + A prison officer, who asked not to be identified because staff have been sacked for talking to journalists, said the wing was on fire.
S04 + The 14-year-old, who cannot be named, told police he had been paid.
S04 + A teacher, speaking on condition of anonymity for fear of reprisals, said the register was falsified.
S05 - The envoy was recalled, said a diplomat, who spoke on condition of anonymity because they were not allowed to brief the media.
S05 - A council source, who requested anonymity to discuss a sensitive matter, said the vote was rigged.
S05 + A soldier, who asked not to be named because he could be court-martialled, said the shells were old.
S05 + A nurse, who requested anonymity because her visa depends on her employer, said two patients fell.
S06 - An insider told the Echo that the bid had failed.
S06 - A well-placed source said the striker would leave in January.
S06 - Several people with knowledge of the matter said the vote was postponed.
S06 + A junior doctor at St Mary’s hospital said the rota was empty.
S06 + One of the chancellor’s aides said the cut would be reversed.
S06 + A pilot who flew the jet said the warning light was on.
S07 - Two government officials said the vaccine had expired.
S07 - A club insider said the manager had offered to resign.
S07 + Two people who sat in on the call said the vaccine had expired.
S07 + A former aide who drafted the letter said it was never sent.
S07 + An official with direct knowledge of the raid said three men were held.
S08 - A source familiar with the negotiations said the strike could end tonight.
S08 - Two people with knowledge of the takeover said the offer would be raised.
S08 + A person close to the buyer said the offer would be raised.
S08 + Two Labour MPs said the leadership contest was unfair.
S08 + A lawyer representing the widow said the settlement was final.
S09 - “We’ve run out of oxygen and nobody answers the phone,” a paramedic who asked not to be named said.
S09 - One aide called the hearing “a complete waste of everyone’s morning.”
S09 + A paramedic said they had run out of oxygen.
S09 + “We have run out of oxygen,” the union’s president, Dale Hurst, said.
S10 - “He’s a bully and a coward,” said a former teammate who asked not to be named.
S10 - A Whitehall source described the minister as hopelessly out of touch and incompetent.
S10 - Several staff members said their boss was abusive and vindictive.
S10 + “He’s a bully and a coward,” said Marcus Webb, a former teammate.
S10 + A former teammate said he had arrived late to six practices.
S11 - The president should resign, a senior Republican said.
S11 - “She’s the smartest person in the building,” one aide said.
S11 - A City source said shares were bound to fall.
S11 + A senior Republican said the president would travel to Ohio on Monday.
S11 + Analyst Jo Marr said shares were bound to fall.
S12 - Mayor took cash from builders\\n\\nThe mayor took cash from three builders, a former aide said.\\n\\nThe aide said the money was kept in a drawer.
S12 - Sources: Coach to be fired\\n\\nThe coach will be fired after Sunday’s game, two people in the club said. They said a successor had been found.
S12 + Mayor took cash from builders, court filing says\\n\\nThe mayor took cash from three builders, a court filing says. A former aide said the money was kept in a drawer.
S12 + Mayor denies taking cash\\n\\nThe mayor took cash from three builders, a former aide said. The mayor said it was untrue.
S13 - The central bank is preparing to raise rates, people familiar with the plan said.\\n\\nGovernor Ruth Amos declined to comment.
S13 + The central bank raised rates on Tuesday, Governor Ruth Amos said.\\n\\nTwo officials said the vote was close.
S14 - The New York Times first reported the resignation.
S14 - Sky News says that the rail link will be scrapped.
S14 + The New York Times first reported the resignation. A spokesman for the ministry confirmed it on Monday.
S14 + Sky News says that the rail link will be scrapped. The Argus has not been able to verify the claim independently.
S15 - Politico reported that the governor would veto the bill, citing two people familiar with her thinking.
S15 - CNN reported on Sunday that the talks had failed.
S15 + CNN reported on Sunday, citing court filings, that the talks had failed.
S15 + The Telegraph reported that Justice Secretary Alan Pike told colleagues he would resign.
S16 - A lawsuit says the sheriff’s office destroyed evidence in twelve cases.
S16 - Former nurses accused the clinic of falsifying records.
S16 - Councillor Ann Reed said the developer had bribed two planners.
S16 + A lawsuit says the sheriff’s office destroyed evidence in twelve cases. The sheriff’s office said it does not comment on litigation.
S16 + Former nurses accused the clinic of falsifying records. The clinic denied the allegation.
S16 + Councillor Ann Reed said the developer had bribed two planners. Calls to the developer were not returned.
S17 - The company did not immediately respond to a request for comment.
S17 - Mr Okafor could not be contacted.
S17 + The company did not respond to emails sent on Monday and Tuesday.
S17 + Mr Okafor did not answer three calls to his mobile.
S17 - A Foreign Office official said the embassy would close. The Foreign Office declined to comment.
S18 - It is thought that the pair met in Vienna.
S18 - The painting was reportedly sold in secret.
S18 - The firm is rumored to be up for sale.
S18 + The painting was sold in secret, auction records show.
S18 + The election is expected to be held in June.
S19 - Analysts say the yen will fall further.
S19 - Some residents complained that the siren never sounded.
S19 - Critics have called the law cruel.
S19 + Critics have called the law cruel. “It punishes children,” said Dana Moss, who runs a shelter.
S19 + Analysts at Morley Securities say the yen will fall further.
S20 - “There was nothing left for us to do but run.”
S20 - The contract was “the worst deal the city has ever signed”.
S20 + The contract was “the worst deal the city has ever signed”, according to the auditor.
S20 + “There was nothing left for us to do but run,” the driver said.
S21 - His “apology” ran to nine words.
S21 - The so-called “peace” talks lasted an hour.
S21 + The chef calls the dish “sea bread”.
S21 + She won for her novel “The Salt House”.
S22 - She added that the accounts were missing.
S22 + Treasurer Nina Falk left in May. She said the accounts were missing.
S22 + The auditors arrived on Monday. They said the accounts were missing.
S23 - Beijing warned that it would respond.
S23 - The Kremlin said the talks were useful.
S23 + China’s foreign ministry warned that it would respond.
S23 + Kremlin spokesman Oleg Panin said the talks were useful.
S24 - A company spokesperson said the recall was voluntary.
S24 - A spokesman for Downing Street said the prime minister was content.
S24 + Company spokesperson Ellis Grant said the recall was voluntary.
S24 + The company said in a statement that the recall was voluntary.
S25 - A document shows the payments were doubled.
S25 - Emails show the payments were doubled.
S25 + Emails obtained by The Echo show the payments were doubled.
S25 + A county audit shows the payments were doubled.
S25 + According to a report by the transport committee, the payments were doubled.
S26 - “The tests were late. The lab was shut. The staff had been sent home and nobody told the patients,” Dr. Amy Cole said.
S26 + “The tests were late,” Dr. Amy Cole said. “The lab was shut.”
S27 - A coach said the player was hurt. The coach said the scan was on Monday. The coach said he would miss a month.
S27 + A coach said the player was hurt. The club said the scan was on Monday. Dr. Amy Cole said he would miss a month.
S28 - A coach said the player was hurt.
S28 + The club said the player was hurt. Dr. Amy Cole said he would miss a month. Manager Lou Dean said he was sad.
S29 - The priest molested two boys, a former altar server said.
S29 - A trader at the firm said executives laundered money for a cartel.
S29 + The priest molested two boys, prosecutors said.
S29 + Three former altar servers said the priest molested two boys.
S30 - ITV News understands the bill will be withdrawn.
S30 - The Guardian can reveal that the report was buried.
S30 - Leila, 29, said the landlord changed the locks.
S30 - Sam, not his real name, said the guards took bribes.
S30 + Leila Haddad, 29, said the landlord changed the locks.
S30 + Sam, whose name has been changed to protect his family, said the guards took bribes.
"""  # noqa: E501  a text is a line


def rows() -> list[tuple[str, bool, str]]:
    """Each text with its rule, and whether it violates it."""
    found = []
    for line in MORE.splitlines():
        rule, sign, text = line.split(" ", 2)
        found.append((rule, sign == "-", text.replace("\\n", "\n")))
    return found
