/**
 * Everything that can be observed, in domain words. One stream explains everything: stories,
 * findings, page, journal and counters are its readers.
 *
 * <p>Values only. Names of records are the {@code kind} in the API and in the journal: rename none.
 */
package offhook.event;
