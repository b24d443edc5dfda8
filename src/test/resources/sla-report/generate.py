#!/usr/bin/env python3
"""Writes events.csv, what happens to 2,000 tickets in the spring of 2030, and expected.csv, the
figures that a report must show of them.

The figures are worked out here from the agreements as they are published, day by day with a
calendar on the wall. Nothing of Vigie is used: a mistake of one does not excuse the other.

Run it in this folder; it always writes the same: python3 generate.py
"""

import csv
import random
from collections import defaultdict
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

UTC = timezone.utc
FIRST = datetime(2030, 3, 4, tzinfo=UTC)
LAST = datetime(2030, 6, 4, tzinfo=UTC)
NOW = datetime(2030, 6, 5, 12, tzinfo=UTC)  # when the report is asked for
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)

# ---------------------------------------------------------------- calendars

FRANCE = {date(2030, 1, 1), date(2030, 4, 22), date(2030, 5, 1), date(2030, 5, 8), date(2030, 5, 30),
          date(2030, 6, 10), date(2030, 7, 14), date(2030, 8, 15), date(2030, 11, 1), date(2030, 11, 11),
          date(2030, 12, 25)}
QUEBEC = {date(2030, 1, 1), date(2030, 4, 19), date(2030, 5, 20), date(2030, 6, 24), date(2030, 7, 1),
          date(2030, 9, 2), date(2030, 10, 14), date(2030, 12, 25)}


def office(opens, closes, holidays):
    return lambda day: (opens, closes) if day.weekday() < 5 and day not in holidays else None


def all_week(day):
    return 0, 24 * 60


def five_days(day):
    """Monday 8:00 to Saturday 8:00 without a break."""
    return {0: (8 * 60, 24 * 60), 5: (0, 8 * 60), 6: None}.get(day.weekday(), (0, 24 * 60))


CALENDARS = {
    "qohash": ("America/Toronto", office(8 * 60, 17 * 60, QUEBEC), QUEBEC),
    "aidi": ("America/Toronto", office(9 * 60, 17 * 60, QUEBEC), QUEBEC),
    "trackforce": ("Europe/Paris", office(9 * 60, 18 * 60, FRANCE), FRANCE),
    "24x7-paris": ("Europe/Paris", all_week, set()),
    "24x7-warsaw": ("Europe/Warsaw", all_week, set()),
    "xtm-24x5": ("Europe/Warsaw", five_days, set()),
}


class Wall:
    """A calendar on the wall."""

    def __init__(self, name):
        zone, self.hours, self.holidays = CALENDARS[name]
        self.zone = ZoneInfo(zone)

    def at(self, day, minutes):
        """The first time that the clock reads so, or the first instant after the gap."""
        naive = datetime.combine(day, time()) + timedelta(minutes=minutes)
        return self.instant(naive)

    def instant(self, naive):
        instant = naive.replace(tzinfo=self.zone, fold=0).astimezone(UTC)
        if instant.astimezone(self.zone).replace(tzinfo=None) != naive:  # skipped: it is the change itself
            later = naive.replace(tzinfo=self.zone, fold=1).astimezone(UTC)
            low, high = min(instant, later), max(instant, later)
            before = low.astimezone(self.zone).utcoffset()
            while high - low > timedelta(seconds=1):
                middle = low + (high - low) / 2
                if middle.astimezone(self.zone).utcoffset() == before:
                    low = middle
                else:
                    high = middle
            return high.replace(microsecond=0)
        return instant

    def read(self, instant):
        return instant.astimezone(self.zone).replace(tzinfo=None)

    def open_on(self, day):
        hours = self.hours(day)
        return hours and (self.at(day, hours[0]), self.at(day, hours[1]))

    def business(self, day):
        return day.weekday() < 5 and day not in self.holidays

    def plus_open(self, start, length):
        day = self.read(start).date()
        while True:
            span = self.open_on(day)
            if span and span[1] > start:
                begins = max(span[0], start)
                if length <= span[1] - begins:
                    return begins + length
                length -= span[1] - begins
            day += DAY

    def open_between(self, start, end):
        total = timedelta()
        day = self.read(start).date()
        while self.at(day, 0) < end:
            span = self.open_on(day)
            if span:
                total += max(min(span[1], end) - max(span[0], start), timedelta())
            day += DAY
        return total

    def next_business(self, day):
        day += DAY
        while not self.business(day):
            day += DAY
        return day

    def plus_business(self, start, count):
        read = self.read(start)
        day = read.date()
        if not self.business(day) or start > self.open_on(day)[1]:
            day = self.next_business(day)
            read = self.read(self.open_on(day)[0])
        elif start < self.open_on(day)[0]:
            read = self.read(self.open_on(day)[0])
        for _ in range(count):
            day = self.next_business(day)
        return min(self.instant(datetime.combine(day, read.time())), self.open_on(day)[1])

    def after(self, start, term):
        kind, count = term
        if kind == "open":
            return self.plus_open(start, count)
        if kind == "BD":
            return self.plus_business(start, count)
        read = self.read(start)
        if kind == "CD":
            return self.instant(read + count * DAY)
        month = read.month % 12 + 1
        year = read.year + (read.month == 12)
        last = (date(year + month // 12, month % 12 + 1, 1) - DAY).day
        return self.instant(read.replace(year=year, month=month, day=min(read.day, last)))


def minutes(count):
    return "open", count * MINUTE


def hours(count):
    return "open", count * HOUR


def bd(count):
    return "BD", count


def cd(count):
    return "CD", count


MONTH = ("M", 1)
WALLS = {name: Wall(name) for name in CALENDARS}

# ---------------------------------------------------------------- agreements: calendar, response, update, resolution

STAGED = "every 6 business hours in the first 24, then every business day"
TERMS = {
    ("qohash", "", "1"): ("qohash", hours(2), STAGED, None),
    ("qohash", "", "2"): ("qohash", hours(4), bd(1), None),
    ("qohash", "", "3"): ("qohash", hours(8), None, None),
    ("qohash", "", "4"): ("qohash", hours(24), None, None),
    ("xtm", "basic", "1"): ("xtm-24x5", minutes(30), None, hours(2)),
    ("xtm", "basic", "2"): ("xtm-24x5", None, None, None),
    ("xtm", "basic", "3"): ("xtm-24x5", None, None, None),
    ("xtm", "silver", "1"): ("xtm-24x5", minutes(30), hours(1), hours(2)),
    ("xtm", "silver", "2"): ("xtm-24x5", hours(1), bd(1), bd(3)),
    ("xtm", "silver", "3"): ("xtm-24x5", None, bd(5), bd(7)),
    ("xtm", "silver", "4"): ("xtm-24x5", None, MONTH, None),
    ("xtm", "gold", "1"): ("24x7-warsaw", minutes(30), hours(1), hours(2)),
    ("xtm", "gold", "2"): ("xtm-24x5", hours(1), hours(4), cd(3)),
    ("xtm", "gold", "3"): ("xtm-24x5", hours(2), bd(1), cd(7)),
    ("xtm", "gold", "4"): ("xtm-24x5", hours(4), bd(10), None),
    ("aidi", "", "I"): ("aidi", minutes(30), None, hours(4)),
    ("aidi", "", "II"): ("aidi", minutes(60), None, bd(2)),
    ("aidi", "", "III"): ("aidi", minutes(90), None, bd(10)),
    ("aidi", "", "IV"): ("aidi", hours(24), None, None),
    ("offimizer", "", "blocking"): ("trackforce", None, None, None),
    ("offimizer", "", "normal"): ("trackforce", None, None, None),
    ("trackforce", "", "Critical"): ("24x7-paris", minutes(60), minutes(90), hours(8)),
    ("trackforce", "", "Important"): ("24x7-paris", hours(4), hours(4), hours(24)),
    ("trackforce", "", "Low"): ("trackforce", bd(2), bd(1), bd(7)),
    ("trackforce", "", "None"): ("trackforce", bd(2), bd(7), bd(28)),
}
TEAMS = {"1": ["tier-2", "tier-3"], "2": ["tier-2", "tier-3"], "3": ["tier-1", "tier-2", "tier-3"], "4": ["tier-1"]}
PAUSES = {"xtm"}  # 4.5: the resolution excludes the time in which the customer is awaited
ZONES = {"qohash": "America/Toronto", "aidi": "America/Toronto", "xtm": "Europe/Warsaw",
         "offimizer": "Europe/Paris", "trackforce": "Europe/Paris"}
WEIGHTS = {("trackforce", "", "Critical"): 3, ("xtm", "gold", "1"): 3, ("trackforce", "", "Low"): 6}


def teams(agreement, severity):
    return TEAMS[severity] if agreement == "qohash" else ["support"]


# ---------------------------------------------------------------- one ticket, as somebody follows it on paper


class Row:
    """One promise and what became of it."""

    def __init__(self, ticket, objective, started, due):
        self.ticket, self.objective, self.started, self.due = ticket, objective, started, due
        self.severity, self.team = ticket.severity, ticket.team
        self.outcome, self.decided = "OPEN", None
        self.pauses = []  # [from, to], to is None while it lasts

    def decide(self, outcome, at):
        self.outcome, self.decided = outcome, at
        for pause in self.pauses:
            if pause[1] is None:
                pause[1] = at


class Ticket:
    def __init__(self, number, agreement, plan, severity, customer, received):
        self.number, self.agreement, self.plan, self.severity = number, agreement, plan, severity
        self.claimed, self.customer, self.received = severity, customer, received
        self.team = teams(agreement, severity)[0]
        self.rows = []
        self.gaps = []  # of the resolution: [from, to, for the customer]
        self.waits = []  # [from, to]
        self.events = []
        self.changed = False
        self.response = self.promise("FIRST_RESPONSE", received)
        self.update = self.promise("UPDATE", received)
        self.resolution = self.promise("RESOLUTION", received)

    def terms(self):
        return TERMS[self.agreement, self.plan, self.severity]

    def wall(self):
        return WALLS[self.terms()[0]]

    def term(self, objective, since):
        term = self.terms()[{"FIRST_RESPONSE": 1, "UPDATE": 2, "RESOLUTION": 3}[objective]]
        if term == STAGED:
            return hours(6) if since < self.wall().plus_open(self.received, 24 * HOUR) else bd(1)
        return term

    def promise(self, objective, since):
        term = self.term(objective, since)
        if term is None:
            return None
        row = Row(self, objective, since, self.wall().after(since, term))
        self.rows.append(row)
        return row

    # -- what time does

    def pass_to(self, now):
        if self.response and self.response.outcome == "OPEN" and self.response.due <= now:
            self.response.decide("BREACHED", self.response.due)
        if (self.resolution and self.resolution.outcome == "OPEN" and not self.stands_still()
                and self.resolution.due <= now):
            self.resolution.decide("BREACHED", self.resolution.due)
        while self.update and self.update.outcome == "OPEN" and self.update.due <= now:
            missed = self.update
            missed.decide("BREACHED", missed.due)
            self.next_update(missed.due, missed.severity)

    def next_update(self, since, severity=None):
        self.update = self.promise("UPDATE", since)
        if severity:
            self.update.severity = severity

    def stands_still(self):
        return bool(self.gaps) and self.gaps[-1][1] is None

    # -- what people do

    def log(self, kind, at, known=None, what=""):
        self.events.append((known or at, self.number, kind, at, what))

    def respond(self, at, known):
        self.pass_to(known)
        row = self.response
        if row and (row.outcome == "OPEN" or row.outcome == "BREACHED") and at <= row.due:
            row.decide("MET", at)
        self.log("RESPOND", at, known)

    def take_back_updates(self, at):
        """What seemed missed at this instant or later, because nobody knew yet."""
        wrong = [r for r in self.rows if r.objective == "UPDATE" and r.outcome == "BREACHED" and r.decided >= at]
        if wrong:
            for row in wrong:
                row.outcome = "TAKEN_BACK"
            running = self.update
            running.started, running.due = wrong[0].started, wrong[0].due

    def send_update(self, at, known):
        self.pass_to(known)
        self.take_back_updates(at)
        self.update.decide("MET", at)
        self.next_update(at, self.update.severity)
        self.log("UPDATE", at, known)

    def ask(self, at, kind):
        self.pass_to(at)
        self.waits.append([at, None])
        over = self.resolution and self.resolution.outcome != "OPEN"
        if self.agreement in PAUSES and not over and not self.stands_still():
            self.gaps.append([at, None, True])
            if self.resolution:
                self.resolution.pauses.append([at, None])
        self.log(kind, at)

    def answered(self, at):
        self.waits[-1][1] = at
        if self.stands_still():
            self.gaps[-1][1] = at
            self.after_gap()

    def after_gap(self):
        if self.resolution and self.resolution.outcome == "OPEN":
            self.resolution.pauses = [list(g[:2]) for g in self.gaps if g[2]]
            self.resolution.due = self.resolution_due()

    def resolution_due(self):
        term = self.term("RESOLUTION", self.received)
        due = self.wall().after(self.received, term)
        for begin, end, _ in self.gaps:
            if begin >= due:
                break
            if term[0] in ("open", "BD"):
                lost = self.wall().open_between(begin, end)
                due = self.wall().plus_open(due, lost) if lost else due
            else:
                due += end - begin
        return due

    def reply(self, at, kind="REPLY"):
        self.pass_to(at)
        self.answered(at)
        self.log(kind, at)

    def agree(self, at, known, kind):
        """Both sides agree that it is resolved."""
        self.pass_to(known)
        self.answered(at)
        row = self.resolution
        if row and row.outcome in ("OPEN", "BREACHED"):
            row.decide("MET", at) if at <= row.due else row.decide("BREACHED", row.due)
        self.take_back_updates(at)
        if self.update and self.update.outcome == "OPEN":
            self.update.decide("ENDED", at)
        self.resolved = at
        self.log(kind, at, known)

    def reopen(self, at):
        self.pass_to(at)
        row = self.resolution
        if row is None or row.outcome == "MET":
            self.gaps.append([self.resolved, at, False])
        if row and row.outcome == "MET":
            row.outcome, row.decided = "OPEN", None
            self.after_gap()
        if self.update and self.update.outcome == "ENDED" and self.terms()[2]:
            self.next_update(at, self.update.severity)
        self.log("REOPEN", at)

    def change_severity(self, at, severity):
        self.pass_to(at)
        self.severity = severity
        if self.team not in teams(self.agreement, severity):
            self.team = teams(self.agreement, severity)[0]
        self.response = self.replanned(self.response, "FIRST_RESPONSE", at)
        self.update = self.replanned(self.update, "UPDATE", at)
        self.resolution = self.replanned(self.resolution, "RESOLUTION", at)
        if self.resolution and self.resolution.outcome == "OPEN":
            self.resolution.team = self.team
            self.after_gap()
        self.log("SEVERITY", at, what=severity)

    def replanned(self, row, objective, at):
        """Decision D8: from the receipt, or for an update from the beginning of its period."""
        if row is None:
            responded = objective == "FIRST_RESPONSE"  # by the receipt
            return None if responded else self.promise(objective, self.received)
        if row.outcome == "OPEN":
            term = self.term(objective, row.started)
            if term is None:
                row.decide("ENDED", at)
            else:
                row.severity, row.team = self.severity, self.team
                row.due = self.wall().after(row.started, term)
        return row

    def hand_over(self, at, team):
        self.pass_to(at)
        self.team = team
        for row in self.rows:
            if row.outcome == "OPEN":
                row.team = team
        self.log("HAND_OVER", at, what=team)

    def withdraw(self, at):
        self.pass_to(at)
        for row in self.rows:
            if row.outcome == "OPEN":
                row.decide("ENDED", at)
        for wait in self.waits:
            if wait[1] is None:
                wait[1] = at
        self.log("WITHDRAW", at)


# ---------------------------------------------------------------- what people might do


class Life:
    """Draws what happens to a ticket, one thing after the other."""

    def __init__(self, ticket, luck):
        self.ticket, self.luck, self.now = ticket, luck, ticket.received

    def between(self, low, high):
        """A whole second, never the same as a deadline's."""
        span = (high - low).total_seconds()
        at = low + timedelta(seconds=int(span * self.luck.random()))
        return at.replace(microsecond=0) + timedelta(seconds=(7 - at.second % 10) % 10 or 10)

    def live(self):
        t, luck = self.ticket, self.luck
        t.log("OPEN", t.received)
        ends = t.received + self.length()
        if luck.random() < 0.07:
            ends = self.between(t.received + MINUTE, ends)
            self.work(ends, answers=luck.random() < 0.5)
            if max(ends, self.now) < NOW - DAY:
                t.withdraw(max(ends, self.now + MINUTE))
            return
        self.work(ends - HOUR / 4, answers=True)
        if self.now > NOW - 2 * DAY:
            return  # still worked on
        self.resolve()
        if luck.random() < 0.08 and self.now < NOW - 8 * DAY:
            self.now = self.between(self.now + HOUR, self.now + 5 * DAY)
            t.reopen(self.now)
            self.work(self.now + 3 * HOUR, answers=True)
            self.resolve()

    def length(self):
        t = self.ticket
        due = t.resolution.due if t.resolution else t.received + self.luck.choice([1, 2, 4, 9]) * DAY
        late = self.luck.random() < 0.14
        return (due - t.received) * (self.luck.uniform(1.05, 1.6) if late else self.luck.uniform(0.2, 0.92))

    def work(self, until, answers):
        t, luck = self.ticket, self.luck
        asked = False
        changed = t.changed or luck.random() >= 0.12
        handed = not (t.agreement == "qohash" and luck.random() < 0.4)
        if answers and t.response and t.response.outcome == "OPEN":
            self.call_back()
        while True:
            steps = []
            if t.update and t.update.outcome == "OPEN":
                steps.append("update")
            if not asked and luck.random() < 0.35:
                steps.append("ask")
            if not changed:
                steps.append("severity")
            if not handed:
                steps.append("team")
            if not steps:
                break
            step = luck.choice(steps)
            if step == "update":
                if not self.keep_informed(until):
                    break
            else:
                at = self.between(self.now + MINUTE, self.now + max((until - self.now) / 3, 3 * MINUTE))
                if at > until or at > NOW - DAY:
                    break
                self.now = at
                if step == "ask":
                    asked = True
                    t.ask(at, "ASK")
                    self.now = self.between(at + MINUTE, at + luck.choice([HOUR, 6 * HOUR, 2 * DAY]))
                    t.reply(self.now)
                elif step == "severity":
                    changed = t.changed = True
                    others = [s for a, p, s in TERMS if (a, p) == (t.agreement, t.plan) and s != t.severity]
                    t.change_severity(at, luck.choice(others))
                else:
                    handed = True
                    t.hand_over(at, luck.choice([x for x in teams(t.agreement, t.severity) if x != t.team] or [t.team]))

    def call_back(self):
        t, luck = self.ticket, self.luck
        due = t.response.due
        chance = luck.random()
        if chance < 0.84:
            at = known = self.between(t.received + MINUTE, t.received + (due - t.received) * 0.9)
        elif chance < 0.9:  # written down when it seemed missed
            at = self.between(t.received + MINUTE, t.received + (due - t.received) * 0.9)
            known = self.between(due + MINUTE, due + 2 * HOUR)
        else:
            at = known = self.between(due + MINUTE, due + (due - t.received) / 2 + 5 * MINUTE)
        if known > NOW - DAY:
            self.now = NOW  # nobody has called back yet
            return
        t.respond(at, known)
        self.now = known

    def keep_informed(self, until):
        """Whether an update was due before the end of the work, sent or not."""
        t, luck = self.ticket, self.luck
        t.pass_to(self.now)
        start, due = max(t.update.started, self.now), t.update.due
        chance = luck.random()
        if chance < 0.8:
            at = known = self.between(start + MINUTE, start + (due - start) * 0.95)
        elif chance < 0.87:
            at = self.between(start + MINUTE, start + (due - start) * 0.95)
            known = self.between(due + MINUTE, due + (due - start) * luck.choice([1, 1, 3]))
        else:
            at = known = self.between(due + MINUTE, due + (due - start) / 2 + 2 * MINUTE)
        if at >= until or known > NOW - DAY or at <= self.now:
            return False
        t.send_update(at, known)
        self.now = known
        return True

    def resolve(self):
        t, luck = self.ticket, self.luck
        self.now = self.between(self.now + MINUTE, self.now + 30 * MINUTE)
        t.ask(self.now, "OFFER")
        if luck.random() < 0.06:
            self.now = self.between(self.now + MINUTE, self.now + 3 * HOUR)
            t.reply(self.now, "OBJECT")
            self.now = self.between(self.now + MINUTE, self.now + HOUR)
            t.ask(self.now, "OFFER")
        at = self.between(self.now + MINUTE, self.now + luck.choice([HOUR, 8 * HOUR]))
        if luck.random() < 0.15:  # on the phone, written down later
            known = self.between(at + MINUTE, at + luck.choice([10 * MINUTE, 12 * HOUR]))
            t.agree(at, known, "AGREE_ON_PHONE")
            self.now = known
        else:
            t.agree(at, at, "AGREE")
            self.now = at
        self.now += MINUTE


# ---------------------------------------------------------------- figures


def figures(rows, waits, start, end):
    until = max(min(end, NOW), start)
    sums = {"met": 0, "breached": 0, "ended": 0, "open": 0, "paused": timedelta()}
    for row in rows:
        if row.outcome == "TAKEN_BACK":
            continue
        if row.decided and start <= row.decided < end:
            sums[row.outcome.lower()] += 1
        if row.started < until and (row.decided is None or row.decided >= until):
            sums["open"] += 1
        for begin, stop in row.pauses:
            sums["paused"] += max(min(stop or until, until) - max(begin, start), timedelta())
    waited = timedelta()
    for begin, stop in waits:
        waited += max(min(stop or until, until) - max(begin, start), timedelta())
    return [sums["met"] + sums["breached"], sums["met"], sums["breached"], sums["ended"], sums["open"],
            int(sums["paused"].total_seconds()), int(waited.total_seconds())]


DIMENSIONS = {
    "OBJECTIVE": lambda r: r.objective,
    "AGREEMENT": lambda r: r.ticket.agreement,
    "PLAN": lambda r: r.ticket.plan and r.ticket.agreement + " " + r.ticket.plan,
    "SEVERITY": lambda r: r.ticket.agreement + " " + r.severity,
    "CUSTOMER": lambda r: r.ticket.customer,
    "TEAM": lambda r: r.team,
}


NARROWED = [
    {"agreement": "xtm", "plan": "gold"},
    {"agreement": "xtm", "plan": "basic"},  # most of its tickets are promised no time
    {"plan": "silver", "severity": "2"},
    {"severity": "1"},  # of two agreements
    {"agreement": "trackforce", "severity": "Critical"},
    {"agreement": "offimizer", "severity": "normal"},
    {"objective": "UPDATE"},
    {"objective": "RESOLUTION", "agreement": "aidi"},
    {"customer": "customer-07"},
    {"customer": "customer-08", "agreement": "trackforce", "severity": "Low"},
    {"team": "tier-2"},
    {"team": "tier-3", "severity": "1", "objective": "UPDATE"},
    {"team": "support", "plan": "gold", "customer": "customer-12"},
    {"agreement": "qohash", "zone": "Europe/Paris"},  # other days than its own
    {"zone": "America/Toronto"},
    {"agreement": "xtm", "plan": "gold", "severity": "1", "objective": "UPDATE", "zone": "Asia/Tokyo"},
]


def instant(day, zone):
    return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)


def parts(first, last):
    if (last - first).days < 98:
        step = lambda day: day + timedelta(days=7 - day.weekday())
    else:
        step = lambda day: (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    day = first
    while day <= last:
        yield day, min(step(day) - DAY, last)
        day = step(day)


def promised(row, asked):
    """A promise counts by its own severity and team (decision D8)."""
    return all((
        asked.get("agreement") in (None, row.ticket.agreement),
        asked.get("plan") in (None, row.ticket.plan),
        asked.get("severity") in (None, row.severity),
        asked.get("objective") in (None, row.objective),
        asked.get("customer") in (None, row.ticket.customer),
        asked.get("team") in (None, row.team)))


def waiting(ticket, asked):
    """A ticket counts once, by what it is now, whether or not it was promised a time."""
    owed = [r.objective for r in ticket.rows if r.outcome != "TAKEN_BACK"]
    return all((
        asked.get("agreement") in (None, ticket.agreement),
        asked.get("plan") in (None, ticket.plan),
        asked.get("severity") in (None, ticket.severity),
        asked.get("objective") in [None] + owed,
        asked.get("customer") in (None, ticket.customer),
        asked.get("team") in (None, ticket.team)))


def report(out, tickets, first, last, **asked):
    zone = asked.get("zone") or ZONES.get(asked.get("agreement"), "Europe/Paris")
    rows = [r for t in tickets for r in t.rows if promised(r, asked)]
    waits = [w for t in tickets if waiting(t, asked) for w in t.waits]
    start, end = instant(first, zone), instant(last + DAY, zone)

    def write(what, key, found):
        out.writerow([first, last, " ".join("%s=%s" % pair for pair in asked.items()), what, key] + found)

    write("TOTAL", "", figures(rows, waits, start, end))
    for name, key in DIMENSIONS.items():
        groups = defaultdict(list)
        for row in rows:
            groups[key(row)].append(row)
        for one in sorted(k for k in groups if k):
            found = figures(groups[one], [], start, end)[:-1] + [""]
            if any(found[:-1]):
                write(name, one, found)
    for begin, stop in parts(first, last):
        found = figures(rows, [], instant(begin, zone), instant(stop + DAY, zone))
        write("TREND", begin, found[:4] + ["", "", ""])


def main():
    luck = random.Random(2030)
    customers = ["customer-%02d" % i for i in range(1, 25)]
    kinds = list(TERMS)
    weights = [WEIGHTS.get(k, 4) for k in kinds]
    tickets = []
    for number in range(1, 2001):
        agreement, plan, severity = luck.choices(kinds, weights)[0]
        received = FIRST + timedelta(seconds=int((LAST - FIRST).total_seconds() * luck.random()) // 10 * 10 + 3)
        ticket = Ticket(number, agreement, plan, severity, luck.choice(customers), received)
        Life(ticket, luck).live()
        ticket.pass_to(NOW)
        tickets.append(ticket)

    with open("tickets.csv", "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["ticket", "agreement", "plan", "severity", "customer", "received"])
        for t in tickets:
            out.writerow([t.number, t.agreement, t.plan, t.claimed, t.customer, t.received.strftime("%Y-%m-%dT%H:%M:%SZ")])
    with open("events.csv", "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["known", "ticket", "what", "at", "how"])
        events = sorted((e for t in tickets for e in t.events), key=lambda e: (e[0], e[1]))
        for known, number, kind, at, what in events:
            if known <= NOW:
                out.writerow([known.strftime("%Y-%m-%dT%H:%M:%SZ"), number, kind,
                              at.strftime("%Y-%m-%dT%H:%M:%SZ"), what])
    with open("expected.csv", "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["from", "to", "asked", "what", "key", "promised", "met", "breached", "ended", "open",
                      "paused", "waited"])
        for month, last in ((3, 31), (4, 30), (5, 31), (6, 30)):
            report(out, tickets, date(2030, month, 1), date(2030, month, last))
            for agreement in sorted(ZONES):
                report(out, tickets, date(2030, month, 1), date(2030, month, last), agreement=agreement)
        report(out, tickets, date(2030, 3, 1), date(2030, 5, 31))
        report(out, tickets, date(2030, 1, 1), date(2030, 12, 31))
        report(out, tickets, date(2030, 3, 31), date(2030, 3, 31))  # an hour shorter in Europe
        report(out, tickets, date(2030, 3, 10), date(2030, 3, 10), agreement="qohash")  # and in Canada
        for asked in NARROWED:
            report(out, tickets, date(2030, 4, 1), date(2030, 4, 30), **asked)
    outcomes = defaultdict(int)
    for t in tickets:
        for r in t.rows:
            outcomes[r.objective, r.outcome] += 1
    for key in sorted(outcomes):
        print(*key, outcomes[key])
    print(len([e for t in tickets for e in t.events]), "events")


if __name__ == "__main__":
    main()
