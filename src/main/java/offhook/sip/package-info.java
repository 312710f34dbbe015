/** A small SIP registrar for the bench: proves that a phone registers, and restarts it. */
package offhook.sip;
