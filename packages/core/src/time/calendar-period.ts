import { civilDate, civilDayOf, formatCivilDay } from './civil-date.ts';

/** A stretch of the calendar, in civil days of a stated zone. */
export type CalendarPeriod = 'week' | 'month' | 'year';

/** The day on which weeks begin. */
export type WeekStart = 'monday' | 'sunday';

/** Weeks, months or years as whole numbers that follow each other. */
export interface Calendar {
  /** The number of the period that a civil day lies in. */
  of(day: number): number;
  /** The first civil day of a period. */
  firstDay(period: number): number;
  /** `YYYY`, `YYYY-MM`, or the date of a week's first day. */
  nameOf(period: number): string;
}

/** Day 0, 1 January 1970, was a Thursday: the Monday of its week is day −3, the Sunday day −4. */
const daysIntoWeek: Readonly<Record<WeekStart, number>> = { monday: 3, sunday: 4 };

/** The calendar of a period; weeks begin on the day given. */
export function calendarOf(period: CalendarPeriod, weekStart: WeekStart = 'monday'): Calendar {
  if (period === 'week') return weeks(daysIntoWeek[weekStart]);
  return period === 'month' ? months : years;
}

function weeks(shift: number): Calendar {
  const firstDay = (week: number): number => week * 7 - shift;
  return {
    of: (day) => Math.floor((day + shift) / 7),
    firstDay,
    nameOf: (week) => formatCivilDay(firstDay(week)),
  };
}

const monthStart = (month: number): number => {
  const year = Math.floor(month / 12);
  return civilDayOf(year, month - year * 12 + 1, 1);
};

const months: Calendar = {
  of: (day) => {
    const { year, month } = civilDate(day);
    return year * 12 + month - 1;
  },
  firstDay: monthStart,
  nameOf: (month) => formatCivilDay(monthStart(month)).slice(0, -3),
};

const years: Calendar = {
  of: (day) => civilDate(day).year,
  firstDay: (year) => civilDayOf(year, 1, 1),
  nameOf: (year) => formatCivilDay(civilDayOf(year, 1, 1)).slice(0, -6),
};
