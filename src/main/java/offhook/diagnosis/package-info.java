/**
 * What is wrong, how sure, and what to do first. Pure: {@code (story, library) → findings}.
 *
 * <p>Codes are those of the contract (interfaces.md §5); sources: phones.md §6.
 */
package offhook.diagnosis;
