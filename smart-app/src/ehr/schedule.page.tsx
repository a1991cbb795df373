import { Button, Select, TextInput } from '@mantine/core';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { CalendarPlus, DoorOpen, RotateCw, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Appointment } from 'fhir/r4';
import { nameOf } from '../fhir/claim';
import { day, isoDay, time } from '../ui/format';
import { Empty, Failure, Loading } from '../ui/states';
import { Mark, ToneIcon } from '../ui/tone';
import { arrivalContext, bookingContext, patientIdOf, requestedVisit } from './booking.model';
import { useAppointments, useArrive, useCreate, useLaunch, usePatientList } from './chart.query';
import { HookCards, useOpenCards } from './hook-cards';
import { useHook } from './hook.query';
import { LinkButton } from './link-button';
import { SmartFrame } from './smart-frame.panel';
import { useDebounced } from './use-debounced';
import styles from './schedule.module.css';

const route = getRouteApi('/schedule');

/** Booked visits, patients who arrive, and booking one more: coverage is looked at for the day. */
export function SchedulePage() {
  const { t } = useTranslation();
  const { visit } = route.useSearch();
  const appointments = useAppointments();
  const patients = usePatientList();
  const names = new Map(
    (patients.data ?? []).map((each) => [each.patient.id, nameOf(each.patient.name)]),
  );

  return (
    <div className={styles.page}>
      <h1>{t('schedule.title')}</h1>
      <div className={styles.columns}>
        <section className={styles.card}>
          <h2>{t('schedule.booked')}</h2>
          {appointments.isPending ? (
            <Loading label={t('schedule.loading')} rows={4} />
          ) : !appointments.data ? (
            <Failure
              title={t('schedule.failed')}
              error={appointments.error}
              onRetry={() => void appointments.refetch()}
            />
          ) : appointments.data.length === 0 ? (
            <Empty title={t('schedule.none')}>{t('schedule.noneNext')}</Empty>
          ) : (
            <Booked appointments={appointments.data} names={names} checked={visit} />
          )}
        </section>
        <Booking people={[...names].map(([value, label]) => ({ value: value as string, label }))} />
      </div>
    </div>
  );
}

function Booked({
  appointments,
  names,
  checked,
}: {
  appointments: Appointment[];
  names: Map<string | undefined, string>;
  checked: string | undefined;
}) {
  const { t } = useTranslation();
  return (
    <div className={styles.scroll} role="region" aria-label={t('schedule.booked')} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('schedule.when')}</th>
            <th scope="col">{t('schedule.patient')}</th>
            <th scope="col">{t('schedule.why')}</th>
            <th scope="col">
              <span className="cc-hidden">{t('schedule.next')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {appointments.map((each) => (
            <Row
              key={each.id}
              appointment={each}
              name={names.get(patientIdOf(each)) ?? patientIdOf(each) ?? ''}
              checking={each.id === checked}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({
  appointment,
  name,
  checking,
}: {
  appointment: Appointment;
  name: string;
  checking: boolean;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const arrive = useArrive();
  const arrived = appointment.status === 'arrived';
  const due = isoDay(new Date(appointment.start ?? '')) <= isoDay(new Date());
  return (
    <>
      <tr>
        <td className={styles.when}>
          {day(appointment.start)} <span className="cc-muted">{time(appointment.start)}</span>
        </td>
        <th scope="row">
          <Link to="/patients/$patient" params={{ patient: patientIdOf(appointment) ?? '' }}>
            {name}
          </Link>
        </th>
        <td>{appointment.description ?? appointment.reasonCode?.[0]?.text ?? ''}</td>
        <td className={styles.end}>
          <div>
            {arrived ? (
              <Mark tone="good">{t('schedule.arrived')}</Mark>
            ) : (
              due && (
                <Button
                  size="compact-sm"
                  variant="default"
                  loading={arrive.isPending}
                  leftSection={<DoorOpen aria-hidden size={14} />}
                  onClick={() =>
                    arrive.mutate(appointment, {
                      onSuccess: () =>
                        void navigate({ to: '/schedule', search: { visit: appointment.id } }),
                    })
                  }
                >
                  {t('schedule.arrive')}
                  <span className="cc-hidden"> {name}</span>
                </Button>
              )
            )}
            <LinkButton
              to="/schedule"
              search={checking ? {} : { visit: appointment.id }}
              size="compact-sm"
              variant="default"
              leftSection={<ShieldCheck aria-hidden size={14} />}
              aria-expanded={checking}
            >
              {t('schedule.check')}
              <span className="cc-hidden"> {name}</span>
            </LinkButton>
          </div>
        </td>
      </tr>
      {arrive.error && (
        <tr>
          <td colSpan={4}>
            <Failure title={t('schedule.notArrived')} error={arrive.error} />
          </td>
        </tr>
      )}
      {checking && (
        <tr>
          <td colSpan={4}>
            <CoverageCheck
              key={appointment.status}
              appointment={appointment}
              silent={t(arrived ? 'schedule.arrivedSilent' : 'schedule.checkSilent')}
              holds={t(arrived ? 'schedule.arrivedHolds' : 'schedule.checkHolds')}
            />
          </td>
        </tr>
      )}
    </>
  );
}

/** What the service says of the coverage on the day of a visit: asked for, booked, or begun. */
function CoverageCheck({
  appointment,
  silent,
  holds,
}: {
  appointment: Appointment;
  silent: string;
  holds: string;
}) {
  const { t } = useTranslation();
  const launch = useLaunch();
  const [frame, setFrame] = useState<string>();
  const arrived = appointment.status === 'arrived';
  const answered = useHook(
    arrived ? 'encounter-start' : 'appointment-book',
    arrived ? arrivalContext(appointment) : bookingContext(appointment),
  );
  const { cards, close } = useOpenCards(answered);
  if (answered.isPending) return <Loading label={t('schedule.checking')} rows={1} />;
  const openPanel = () =>
    launch.mutate({ patient: patientIdOf(appointment) ?? '' }, { onSuccess: setFrame });
  return (
    <div className={styles.checked}>
      <HookCards
        answered={answered}
        cards={cards}
        onClose={close}
        onAccept={() => undefined}
        onSmartLink={openPanel}
        silent={silent}
        holds={holds}
      />
      {!answered.error && (
        <div>
          <Button
            size="compact-sm"
            variant="subtle"
            loading={answered.isFetching}
            leftSection={<RotateCw aria-hidden size={14} />}
            onClick={() => void answered.refetch()}
          >
            {t('schedule.again')}
          </Button>
        </div>
      )}
      {launch.error && <Failure title={t('smart.failed')} error={launch.error} />}
      {frame && (
        <SmartFrame
          key={frame}
          address={frame}
          version={undefined}
          onClaimChanged={() => undefined}
          onClose={() => setFrame(undefined)}
        />
      )}
    </div>
  );
}

function Booking({ people }: { people: { value: string; label: string }[] }) {
  const { t } = useTranslation();
  const today = isoDay(new Date());
  const [patient, setPatient] = useState<string | null>(null);
  const [date, setDate] = useState('');
  const [clock, setClock] = useState('09:00');
  const [reason, setReason] = useState('');
  const book = useCreate<Appointment>();
  const complete = patient !== null && date >= today && clock !== '';
  const wanted = complete ? requestedVisit({ patient, date, clock, reason: '' }) : undefined;
  const checked = useDebounced(wanted && JSON.stringify(wanted), 300);
  return (
    <section className={styles.card}>
      <h2>{t('booking.title')}</h2>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!complete) return;
          const { id: _temporary, ...visit } = requestedVisit({ patient, date, clock, reason });
          book.mutate({ ...visit, status: 'booked' });
        }}
      >
        <Select
          label={t('schedule.patient')}
          data={people}
          searchable
          value={patient}
          onChange={(chosen) => {
            setPatient(chosen);
            book.reset();
          }}
        />
        <div className={styles.pair}>
          <TextInput
            type="date"
            label={t('booking.date')}
            min={today}
            value={date}
            onChange={(event) => {
              setDate(event.currentTarget.value);
              book.reset();
            }}
          />
          <TextInput
            type="time"
            label={t('booking.time')}
            value={clock}
            onChange={(event) => setClock(event.currentTarget.value)}
          />
        </div>
        <TextInput
          label={t('booking.reason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {checked && complete && !book.data && (
          <CoverageCheck
            key={checked}
            appointment={JSON.parse(checked) as Appointment}
            silent={t('booking.silent')}
            holds={t('booking.holds')}
          />
        )}
        {book.error && <Failure title={t('booking.failed')} error={book.error} />}
        {book.data ? (
          <p role="status" className={styles.done}>
            <ToneIcon tone="good" />{' '}
            {t('booking.booked', { day: day(book.data.start), time: time(book.data.start) })}
          </p>
        ) : (
          <div>
            <Button
              type="submit"
              disabled={!complete}
              loading={book.isPending}
              leftSection={<CalendarPlus aria-hidden size={16} />}
            >
              {t('booking.book')}
            </Button>
          </div>
        )}
      </form>
    </section>
  );
}
