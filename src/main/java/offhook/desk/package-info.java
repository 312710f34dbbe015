/**
 * The station's decisions and its one live state.
 *
 * <p>Pure: {@code Desk.on(input, now) → effects} is the only way state changes; it runs on the
 * desk's thread. {@code FileDesk.answer} runs on any thread and reads one phone's {@link
 * offhook.desk.PhoneView}. The lab runs the same classes in virtual time.
 */
package offhook.desk;
