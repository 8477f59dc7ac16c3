"""Read one sentence: who speaks in it, who takes part, with what, and in which domain."""

from __future__ import annotations

from geo.events.anaphora import Told, resolve
from geo.events.asking import own_town, purpose
from geo.events.grammar import direct_object, group, subject
from geo.events.item import Item, Items, state_name, vocabulary
from geo.events.lexicon import load, wordlist
from geo.events.phrases import Phrase, after_phrases, noun_phrase, phrase_left, phrase_right
from geo.events.placing import spots
from geo.events.proposal import Memory, Proposal
from geo.events.sides import names
from geo.events.text import Sentence
from geo.events.times import Moment
from geo.events.vocabulary import lexicon
from geo.model import Actor, Asset

WIDE = frozenset({"NATO", "EU"})  # of many states, some of which a text may name


OWNING = frozenset({"of", "from", "between", "by", "with", "involving"})


class Reader:
    """Reads one sentence's items; holds what its steps share."""

    def __init__(self, items: Items, sentence: Sentence, number: int, text: str, memory: Memory) -> None:
        self.items, self.sentence, self.number, self.text, self.memory = items, sentence, number, text, memory
        self.lex = lexicon()
        again = "same" in items.words
        self.anchors = [i for i, it in enumerate(items) if it.tag in "VE" or (again and self.same(i))]
        self._watchers: set[int] | None = None
        self.told: list[Moment] = []  # times of statements, not of events
        self.speakers: tuple[str, ...] = ()
        self.reports: list[tuple[int, tuple[str, ...], Item]] = []
        self.reports = self._reports()
        self.speakers = tuple(dict.fromkeys(c for _, who, _ in self.reports for c in who)) or self._utters()
        subjects = [self.states(subject(items, v)) for v in self.anchors if items[v].is_verb("fire", "deploy", "exercise", "test", "light")]
        found = spots(items, text, sentence.start, self.speakers or memory.reporter, next((s for s in subjects if s), ()))
        for spot in found:
            if spot.item.tag == "Z" and not spot.owner and memory.zone:
                spot.owner = memory.zone  # "the ADIZ" after "Taiwan's ADIZ"
                if spot.kind == "airspace" and len(memory.zone) == 1:
                    spot.query = state_name(memory.zone[0]) or spot.query
                if spot.kind == "adiz":
                    spot.query = vocabulary()["adiz"].get(memory.zone[0], spot.query)
        self.own = own_town(self)
        told = [*memory.places, *(Told(s, number, sentence.paragraph) for s in self.own)]
        self.spots = resolve(found, told, number, sentence.paragraph)

    def same(self, i: int) -> bool:
        """ "did the same": the act told last is done again."""
        items = self.items
        return items[i].low in {"did", "do", "does"} and [o.low for o in items[i + 1 : i + 3]] == ["the", "same"]

    def _reports(self) -> list[tuple[int, tuple[str, ...], Item]]:
        """Reporting verbs with the states behind them, and "according to" phrases."""
        out = []
        for i in range(len(self.items)) if "according" in self.items.words else self.anchors:
            item = self.items[i]
            if item.is_verb("report") and not item.is_verb("light") and not self._attributive(i):
                phrase = subject(self.items, i)
                alone = phrase is not None and phrase.end - phrase.start == 1 and self.items[phrase.start].low == "it"
                out.append((i, self.memory.reporter if alone and self.memory.reporter else self._tellers(phrase), item))
            elif item.low == "according" and i + 2 < len(self.items) and self.items[i + 1].low == "to":
                phrase = noun_phrase(self.items, i + 2)
                out.append((i, self._tellers(phrase), item))
        return out

    def _tellers(self, phrase: Phrase | None) -> tuple[str, ...]:
        """The states behind who reports; an agency stands for its own only where the text has that in it."""
        who = self.people(phrase)
        return tuple(dict.fromkeys(c for c, o in who if o.low not in wordlist("agencies") or names(c, self.text)))

    def _utters(self) -> tuple[str, ...]:
        """Who "gave another account", "issued a statement", when the sentence has no verb of saying."""
        if self.reports or len(self.items) > 24:
            return ()
        for i, item in enumerate(self.items):
            said = direct_object(self.items, i) if item.tag == "V" and not group(self.items, i).passive else None
            if said is not None and {w.low for w in said.items(self.items)} & wordlist("utterances"):
                return self.states(subject(self.items, i))
        return ()

    def _attributive(self, i: int) -> bool:
        """ "a tanker suspected of smuggling", "claimed three lives": the word hedges what it stands beside, or nothing at all."""
        if {v.lemma for v in self.items[i].verbs} & {"claim"} and {o.low for o in self.items[i + 1 : i + 6]} & wordlist("tolls"):
            return True
        ahead = self.items[i + 1].low if i + 1 < len(self.items) else ""
        return self.items[i].low == "suspected" and i > 0 and self.items[i - 1].tag in "NASL" and ahead in {"of", "to", "in"}

    def speaker_names(self) -> list[str]:
        """Who says it, with the state in front: "JP: Ministry of Defense". A pronoun is whoever spoke last."""
        names = []
        for i, who, item in self.reports:
            phrase = noun_phrase(self.items, i + 2) if item.low == "according" else subject(self.items, i)
            if phrase is None:
                continue
            words = phrase.items(self.items)
            body = [o.text for o in words if o.tag == "A" and o.what in {"body", "generic", "person"}]
            if body:
                text = " ".join(body[:2])
            elif len(words) == 1 and words[0].tag == "R":
                names += [self.memory.speaker] if self.memory.speaker else []
                continue
            elif any(o.tag == "A" or o.low in wordlist("sayers") for o in words):
                text = self.text[words[0].start : words[-1].end]
            else:
                continue
            name = f"{who[0]}: {text}" if who else text
            self.memory.speaker = name
            names.append(name)
        return list(dict.fromkeys(names))

    def states(self, phrase: Phrase | None, *, extend: bool = True) -> tuple[str, ...]:
        return tuple(dict.fromkeys(c for c, _ in self.people(phrase, extend=extend)))

    def people(
        self, phrase: Phrase | None, *, extend: bool = True, recall: bool = True, aimed: bool = False
    ) -> list[tuple[str, Item]]:
        """States and groups named in a noun phrase (and the "of"/"from" phrases after it), each with the item that names it."""
        if phrase is None:
            return []
        found: list[tuple[str, Item]] = []
        generic: list[Item] = []
        words = phrase.items(self.items)
        for k, item in enumerate(words):
            if item.tag == "A" and item.value:
                if (
                    item.what == "country"
                    and any(o.tag == "'" for o in words[k + 1 : k + 2])
                    and any(o.what == "group" for o in words[k + 2 :])
                ):
                    continue  # "Yemen's Houthis" are not Yemen
                if item.what != "adjective" and [o.tag for o in words[k + 1 : k + 3]] == ["'", "L"]:
                    continue  # "Japan's Okinawa" is a place
                if item.what == "group" and any(o.low in wordlist("kin") for o in words[k + 1 : k + 3]) and _group_in(words[k + 1 :]):
                    continue  # "the al-Qaeda affiliate JNIM" is not al-Qaeda
                found += [(c, item) for c in item.value]
            elif self.memory.home and (side := self._side(item)):
                found.append((side, item))
            elif item.tag == "A":
                generic.append(item)
            elif item.low in self.memory.bodies and item.tag in "NS" and (
                any(w.low == "the" for w in words) or (item.low == "coalition" and k + 1 < len(words))
            ):
                found += [(c, item) for c in self.memory.bodies[item.low]]  # "the command", "the fleet"
            elif item.tag == "S" and item.operator and not _whose(phrase.items(self.items), item):
                found.append((item.operator, item))
            elif item.tag == "L" and not extend and (home := load("parties")["base"].get(item.text.split(" ")[0])):
                found.append((home, item))  # "Typhoons from RAF Lossiemouth"
        if found and all(c in WIDE for c, _ in found) and (these := self._including(phrase.end)):
            found = these
        if generic and not found and phrase.end + 1 < len(self.items) and self.items[phrase.end].low == "in":
            city = self.items[phrase.end + 1]
            if city.tag == "A" and city.what in {"metonym", "country"}:
                found += [(c, generic[0]) for c in city.value]  # "the Ministry of National Defense in Taipei"
        armed = wordlist("armed_groups")  # an army is a state's
        if generic and found and not any(c in armed for c, _ in found):
            for item in generic if words[-1].tag != "S" else ():  # "Chinese coast guard ships" do not say whose "the Coast Guard" is
                self.memory.bodies[item.low] = tuple(dict.fromkeys(c for c, _ in found))
        if generic and not found and any(w.low == "both" for w in phrase.items(self.items)):
            return []  # "both armies" are no one's alone
        k = phrase.end
        if not found and extend and k + 2 < len(self.items) and self.items[k].tag == "V":  # "a jet belonging to the Air Force of X"
            held = f"{self.items[k].low} {self.items[k + 1].low}" in wordlist("bonds")
            found += self.people(phrase_right(self.items, k + 2), extend=False, recall=recall) if held else []
        if not found and extend and [o.low for o in self.items[k : k + 2]] in ([",", "including"], [",", "among"]):
            found += self.people(phrase_right(self.items, k + 2), recall=False)  # "three ships, including a frigate of the Navy of X"
        if not found and extend and words[-1].low == "loyal" and k + 1 < len(self.items) and self.items[k].low == "to":
            found += self.people(phrase_right(self.items, k + 1), extend=False, recall=recall)  # "forces loyal to a commander"
        if not found and extend:
            for more in after_phrases(self.items, phrase.end, OWNING - ({"from"} if aimed else set())):
                found += self.people(more, extend=False, recall=recall)
            for item in generic if len(found) > 1 else ():
                self.memory.bodies[item.low] = tuple(dict.fromkeys(c for c, _ in found))  # "the navies of X and Y", then "the two navies"
        if not found and generic and extend and phrase.end + 1 < len(self.items) and self.items[phrase.end].low == "in":
            seat = self.items[phrase.end + 1]  # "the Joint Chiefs of Staff in Seoul"
            found += [(c, generic[0]) for c in seat.value or ()] if seat.tag == "A" and seat.what in {"metonym", "country"} else []
        if not found and generic:  # "the Pacific Fleet", said by Russia's ministry
            said = [c for c in self._said(phrase.start) if c not in armed]
            for item in generic:
                mute = item.low in {"ministry", "defense ministry", "defence ministry"}
                found += [(c, item) for c in self.memory.bodies.get(item.low, ()) or (() if mute else said or self.memory.seat)]
        if (
            not found
            and any(w.low in {"its", "their"} for w in phrase.items(self.items))
            and any(
                w.tag in "SA" or w.low in {"forces", "troops", "military", "navy", "guards", "army", "soldiers"}
                for w in phrase.items(self.items)
            )
        ):
            last = next(
                (
                    k
                    for k in range(phrase.start - 1, -1, -1)
                    if self.items[k].tag == "A" and self.items[k].value and self.items[k].what != "person"
                ),
                None,
            )
            both = last is not None and any(w.low == "their" for w in phrase.items(self.items))
            owner = self._said(phrase.start) or (
                ()
                if last is None
                else self.states(noun_phrase(self.items, last), extend=False)  # "China and Japan ... ships of their coast guards"
                if both
                else self.items[last].value  # "Iran let go the tanker which its Guards had seized"
            )
            found += [(c, phrase.items(self.items)[-1]) for c in owner]
        own = not found and any(w.low == "our" for w in phrase.items(self.items))
        if own and (who := next((who for _, who, _ in self.reports if who), ())):
            found = [(c, phrase.items(self.items)[-1]) for c in who]  # "shot down our helicopter, the minister said"
        if not found and phrase.end - phrase.start == 1 and self.items[phrase.start].low == "it" and phrase.start:
            k = phrase.start - 1
            while k > 0 and (self.items[k].tag == "T" or (self.items[k].tag == "P" and self.items[k + 1].tag == "T")):
                k -= 1  # "said on Monday it had attacked"
            before = self.items[k]
            if before.is_verb("report") or (before.low == "that" and phrase.start > 1 and self.items[phrase.start - 2].is_verb("report")):
                found = [(c, self.items[phrase.start]) for c in self._said(phrase.start)]  # "Kyiv said it had ..."
        if not found and any(
            w.low in wordlist("irregulars") and w.low != "group" and (w.tag != "S" or w.value == "troops") for w in phrase.items(self.items)
        ):
            group = self.memory.group
            return [(group, phrase.items(self.items)[-1])] if group else []  # "the militants" are of the group told last
        if not found and any(w.low in {"group", "movement"} for w in phrase.items(self.items)[-1:]):
            told = [c for c in self._said(phrase.start) if c in armed]  # "its spokesman said the group had fired"
            if told:
                return [(c, phrase.items(self.items)[-1]) for c in told]
        if not found and recall and phrase.start == 0 and phrase.end == 1 and self._says_so_itself(self.items[0]):
            return [(c, self.items[0]) for c in self.memory.reporter]
        if not found and recall and phrase.end - phrase.start == 1 and self.items[phrase.start].low in {"it", "they", "he", "she"}:
            found = self._parallel(phrase)
        if not found and phrase.start > 1 and self.items[phrase.start - 1].low == "whose":
            found = self.people(phrase_left(self.items, phrase.start - 1), extend=False, recall=False)  # "sailors whose ship sank"
        if not found and recall and phrase.start > 2 and self.items[0].low == "of" and self.items[phrase.start - 1].text == ",":
            of = phrase_right(self.items, 1)  # "Of the three ships, one frigate sailed on"
            found = self.people(of) if of is not None and of.end == phrase.start - 1 else []
        if not found and recall:
            found = self._remembered(phrase)
        return found

    def _including(self, k: int) -> list[tuple[str, Item]]:
        """ "other NATO countries, including France and Norway,": who of them, when the phrase before item `k` names an alliance."""
        k += k < len(self.items) and self.items[k].text == ","
        if k >= len(self.items) or self.items[k].low not in {"including", "among", "namely"}:
            return []
        found: list[tuple[str, Item]] = []
        for item in self.items[k + 1 :]:
            if item.tag == "A" and item.value:
                found += [(c, item) for c in item.value]
            elif not (item.text == "," or item.tag in "CD"):
                break
        return found

    def _says_so_itself(self, pronoun: Item) -> bool:
        """ "It took steps to expel them, it said": who speaks tells of what it did."""
        told = [k for k, _, _ in getattr(self, "reports", [])]
        return pronoun.low in {"it", "they"} and any(k and self.items[k - 1].low == pronoun.low for k in told if k > 2)

    def _parallel(self, phrase: Phrase) -> list[tuple[str, Item]]:
        """ "North Korea tested a missile, and on Monday it fired another": the subject of the clause before, unless ships were named."""
        if self.topic(phrase.start) is not None:
            return []
        verbs = [k for k in range(phrase.start) if self.items[k].tag == "V"]
        k = next((k for k in reversed(verbs) if self.items[k].form & {"past", "s"} or self.items[k].is_verb("report")), None)
        if k is not None and self.items[k].is_verb("report") and self.items[phrase.start].low == "they":
            speaker = subject(self.items, k)  # "US forces said they had shot down a drone"
            end = speaker.end if speaker is not None and speaker.end <= k else 0
            end -= 3 * (end > 3 and self.items[end - 1].tag == ")" and self.items[end - 3].tag == "(")  # "the Defence Forces (DF)"
            last = self.items[end - 1] if end else None
            said = self.people(speaker, recall=False)  # "the group's spokesman announced that they had hit a ship"
            if said and all(c in wordlist("armed_groups") for c, _ in said):
                return said
            armed = last is not None and (last.what == "group" or last.value == "troops")
            armed = armed or (last is not None and last.low.rpartition(" ")[2] in wordlist("forces"))
            return self.people(speaker, recall=False) if armed and last.low.endswith("s") else []
        if k is None or self.items[k].is_verb("report", "scramble"):
            return []
        if phrase.start > 1 and self.items[phrase.start - 1].tag == "B" and (shot := self._shot_at(k, phrase.start)) is not None:
            return self.people(shot, recall=False)
        if self.items[k].is_verb("seeing", "monitor") and not group(self.items, k).passive:
            seen = direct_object(self.items, k)  # "followed the ships until they left"
            return self.people(seen) if seen is not None and seen.end <= phrase.start else []
        before = subject(self.items, k)
        return self.people(before, recall=False) if before is not None and before.end <= k else []

    def _shot_at(self, k: int, before: int) -> Phrase | None:
        """ "fired warning shots at the boat after it crossed": what was fired at is what did something first."""
        if not self.items[k].is_verb("fire", "coerce") and not any(o.value in {"coerce", "fire"} for o in self.items[k + 1 : k + 5]):
            return None
        at = next((m for m in range(k + 1, before - 1) if self.items[m].low == "at" and self.items[m + 1].tag in "DAS"), None)
        return noun_phrase(self.items, at + 1) if at is not None else None

    def _remembered(self, phrase: Phrase) -> list[tuple[str, Item]]:
        """ "they", "the two ships", "the group": whoever moved last, of the same domain."""
        words = phrase.items(self.items)
        head = words[-1]
        pronoun = head.tag == "R" and head.low in {"they", "it", "she", "them", "both", "all", "these", "those", "who", "which"}
        definite = any(w.low in {"the", "these", "those", "all", "both", "this", "that"} for w in words)
        counted = head.tag == "Q" or head.low in {"trio", "pair", "group", "flotilla", "ships", "formation", "four", "three", "two"}
        asset = next((w for w in reversed(words) if w.tag == "S"), None)
        pronoun = pronoun or (len(words) == 1 and head.low in {"those", "these"})
        pronoun = pronoun or (head.tag == "Q" and all(w.tag in "QDW" for w in words)) or head.low in {"others", "another", "more", "rest"}
        if asset is not None and head is not asset and head.tag == "N" and head.text[:1].isupper():
            return []  # "the tanker SIG" has a name: it is not the one told before
        if asset is not None and asset.what == "asset" and asset.text.istitle() and asset is not words[0] and words[-2].text[:1].isupper():
            return []  # "the Sixth Marine Brigade" has a name
        if not (pronoun or (definite and (asset or counted))):
            return []
        if asset is not None and asset.value == "civil_ship":
            return []  # "the seized tanker" is not of the force that moved last
        if asset is not None and asset.value == "ship" and self.memory.merchant is not None and self.number - self.memory.merchant <= 2:
            return []  # "the ship" is the tanker told of
        after = self.items[phrase.end] if phrase.end < len(self.items) else None
        if pronoun and not asset and after is not None and after.is_verb("report") and not after.is_verb("light", "seeing"):
            return [(c, head) for c in self.memory.reporter]  # "they announced": who spoke last
        if head.low == "it" and (who := self.speakers or self.memory.reporter) and self._sends(phrase.end):
            return [(c, head) for c in who]  # "it sent ships to watch them": who speaks, not who sailed
        wanted = self.lex.asset_domain.get(asset.value, "multi") if asset else "multi"
        topic = self.topic(phrase.start, several=head.low in {"they", "them", "these", "those"})
        if definite and asset is not None and topic is None and self.speakers:
            others = [m for m in self.memory.movers if not set(m[0]) <= set(self.speakers) and m[1] in {wanted, "multi", "none"}]
            own = any(set(c) <= set(self.speakers) for c, _ in self.memory.movers[-1:])
            if own and others:
                return [(c, words[-1]) for c in others[-1][0]]  # who speaks of "the ships" does not speak of its own
        for states, domain in ([topic] if topic else []) + self.memory.movers[::-1]:
            if wanted in {"multi"} or domain in {wanted, "multi", "none"}:
                return [(c, words[-1]) for c in states]
        return []

    def _sends(self, start: int) -> bool:
        """Does the verb from item `start` on send, scramble or watch? That is done by ministries and their forces."""
        k = next((k for k in range(start, min(start + 5, len(self.items))) if self.items[k].tag not in "WXGT"), None)
        return k is not None and self.items[k].is_verb("deploy", "scramble", "monitor", "usher") and not group(self.items, k).passive

    def enemy(self) -> str | None:
        """The other side, in the bulletin of one side of a war."""
        return load("sides")["side"][self.memory.home]["enemy"] if self.memory.home else None

    def _side(self, item: Item) -> str | None:
        """ "the enemy", "our defenders", in the bulletin of one side of a war; "he" is the enemy in one translated word by word."""
        sides = load("sides")
        if item.low == "he" and item.tag == "R" and not self.reports:
            return sides["side"][self.memory.home]["enemy"]
        if item.low in sides["words"]["enemy"]:
            return sides["side"][self.memory.home]["enemy"]
        return self.memory.home if item.low in sides["words"]["ours"] else None

    def _said(self, before: int) -> tuple[str, ...]:
        """The states behind the reporting verb that item `before` is the complement of."""
        told = next((who for k, who, _ in reversed(self.reports) if k < before), None)
        return told if told is not None else next((who for _, who, _ in self.reports if who), self.memory.reporter)

    def watchers(self) -> set[int]:
        """The items of those who only see or follow: "they" are not the cutter that sighted them."""
        if self._watchers is None:
            alert = next((k for k, o in enumerate(self.items) if o.low == "alert" and k and self.items[k - 1].low == "on"), None)
            guarding = phrase_left(self.items, alert - 2) if alert is not None and alert > 2 else None
            seeing = [i for i in self.anchors if self.items[i].is_verb("seeing", "monitor") and not group(self.items, i).passive]
            phrases = [p for i in seeing if (p := subject(self.items, i)) is not None]
            phrases += [guarding] if guarding is not None else []  # "a patrol boat was on alert"
            sent = [i for i in self.anchors if self.items[i].is_verb("deploy") and purpose(self, i, wordlist("watches")) is not None]
            phrases += [p for i in sent for p in (subject(self.items, i), direct_object(self.items, i)) if p is not None]
            self._watchers = {k for p in phrases for k in range(p.start, p.end)}
        return self._watchers

    def topic(self, before: int, *, several: bool = False) -> tuple[tuple[str, ...], str] | None:
        """The ships or aircraft that "they" before item `before` stands for: the first of a known state; all of them with "together"."""
        found: list[tuple[tuple[str, ...], str]] = []
        for k in range(before):
            if self.items[k].tag == "S" and self.items[k].value not in {"civil_ship", "force"} and k not in self.watchers():
                domain = self.lex.asset_domain.get(self.items[k].value, "multi")
                phrase = noun_phrase(self.items, k)
                if several and self.items[k].name and not any(o.tag == "C" for o in phrase.items(self.items)):
                    continue  # "they" are not one ship
                if domain in {"sea", "air"} and phrase.end <= before and (named := self.people(phrase, recall=False)):
                    found.append((tuple(dict.fromkeys(c for c, _ in named)), domain))
        if not found:
            return None
        if any(o.low in {"together", "jointly", "all", "both"} for o in self.items[max(0, before - 2) : before + 2]):
            return tuple(dict.fromkeys(c for states, _ in found for c in states)), found[0][1]
        return found[0]

    def assets_in(self, phrase: Phrase | None, operator: tuple[str, ...]) -> list[Asset]:
        if phrase is None:
            return []
        out = []
        words = phrase.items(self.items)
        for k, item in enumerate(words):
            if item.tag != "S":
                continue
            count = None
            for w in reversed(words[max(0, k - 4) : k]):
                if w.tag == "S":
                    break
                if w.tag == "Q":
                    count = w.count
                    break
                if w.low in {"a", "an"}:
                    count = 1
            head = next((w for w in words[k + 1 :] if w.tag != "S" or w.name), None)
            if head is not None and head.tag == "S" and not item.name and count in {None, 1}:
                continue  # "the Type 055 destroyer Nanchang" is one ship
            own = next((w.value[0] for w in reversed(words[:k]) if w.tag == "A" and w.value), None)
            if item.what == "class" and own and _whose(words, item):
                out.append(Asset(kind=item.value, count=count, operator=own, span=item.span))
                continue
            out.append(
                Asset(
                    kind=item.value if isinstance(item.value, str) else "warship",
                    name=item.name,
                    hull=item.hull,
                    count=1 if item.name else count,
                    operator=item.operator or own or (operator[0] if len(operator) == 1 else None),
                    span=item.span,
                )
            )
        return out

    def domain_of(self, phrase: Phrase | None) -> str:
        """sea, air, land or none, from the assets and adjectives of a noun phrase."""
        if phrase is None:
            return "none"
        domains = set()
        for item in phrase.items(self.items):
            if item.tag == "S":
                d = self.lex.asset_domain.get(item.value, "multi")
                if d not in {"multi", "weapon"}:
                    domains.add(d)
            elif item.tag in "NA":
                words = set(item.low.replace("-", " ").split())
                if words & wordlist("sea"):
                    domains.add("sea")
                if words & wordlist("air") and not words & {"defense", "defence"}:
                    domains.add("air")
        of = phrase.end
        if not domains and of + 1 < len(self.items) and self.items[of].low == "of" and any(w.tag == "S" for w in phrase.items(self.items)):
            return self.domain_of(phrase_right(self.items, of + 1))  # "a fleet of six ships"
        return domains.pop() if len(domains) == 1 else "multi" if domains else "none"

    def add(self, p: Proposal, phrase: Phrase | None, role: str, *, extend: bool = True) -> None:
        aimed = role == "target" and p.cls == "strike"  # "struck the city from the sea": that is where from
        for country, item in self.people(phrase, extend=extend, aimed=aimed):
            if not any(a.country == country for a in p.actors):
                p.actors.append(
                    Actor(country=country, role=role, name=item.text if item.what in {"body", "person"} else None, span=item.span)
                )


def _group_in(words: list[Item]) -> bool:
    return any(o.tag == "A" and o.what == "group" and o.value for o in words)


def _whose(words: list[Item], item: Item) -> bool:
    """ "Pakistani J-10C fighters": is the state of a class named right before it? Then it counts, not who usually has the class."""
    if item.what != "class":
        return False
    at = next(k for k, w in enumerate(words) if w is item)
    for w in reversed(words[:at]):
        if w.tag == "A" and w.value:
            return True
        if w.tag not in "QNDS'" or (w.tag == "S" and w.name):
            return False
    return False
