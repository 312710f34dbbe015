/**
 * Virtual phones on a virtual or real LAN. They ship: {@code offhook demo}, {@code offhook lab}.
 *
 * <p>Their boot code is written from phones.md and shares no rule with the planner. Same seed, same
 * run.
 */
package offhook.lab;
