package offhook.sip;

import offhook.address.Endpoint;

import java.text.ParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import javax.sip.ClientTransaction;
import javax.sip.InvalidArgumentException;
import javax.sip.ResponseEvent;
import javax.sip.SipProvider;
import javax.sip.TimeoutEvent;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** What we ask phones, and what they said. */
final class SipQuestions {
    /** RFC 3261's timer F is 32 s; somebody waits for this answer. */
    private static final int PATIENCE_SECONDS = 8;

    private final SipMessages messages;

    /** By transport, in upper case. */
    private final Map<String, SipProvider> providers = new HashMap<>();

    private final Map<ClientTransaction, CompletableFuture<String>> open =
            new ConcurrentHashMap<>();

    SipQuestions(SipMessages messages) {
        this.messages = messages;
    }

    /** Before the first question. */
    void through(String transport, SipProvider provider) {
        providers.put(transport.toUpperCase(Locale.ROOT), provider);
    }

    CompletableFuture<String> restart(Binding binding, Endpoint ours) {
        return ask(Request.NOTIFY, binding, ours);
    }

    CompletableFuture<String> options(Binding binding, Endpoint ours) {
        return ask(Request.OPTIONS, binding, ours);
    }

    private CompletableFuture<String> ask(String method, Binding binding, Endpoint ours) {
        String transport = binding.attempt().transport();
        SipProvider provider = providers.get(transport.toUpperCase(Locale.ROOT));
        var answer = new CompletableFuture<String>();
        try {
            Request request =
                    messages.toPhone(method, binding, ours, transport, provider.getNewCallId());
            if (method.equals(Request.NOTIFY)) {
                messages.notify(request, RestartWords.of(binding));
            }
            ClientTransaction transaction = provider.getNewClientTransaction(request);
            open.put(transaction, answer);
            answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .whenComplete((_, _) -> open.remove(transaction));
            transaction.sendRequest();
        } catch (javax.sip.SipException
                | ParseException
                | InvalidArgumentException
                | RuntimeException failure) {
            answer.complete(
                    method
                            + " to "
                            + binding.attempt().contact()
                            + " could not be sent ("
                            + failure.getMessage()
                            + "): it has closed its connection or is off; restart it by its"
                            + " power, or wait until it registers again.");
        }
        return answer.exceptionally(
                _ ->
                        "the phone said nothing to "
                                + method
                                + " at "
                                + binding.attempt().contact()
                                + " for "
                                + PATIENCE_SECONDS
                                + " s: a firewall or NAT between, or it has gone.");
    }

    void onResponse(ResponseEvent event) {
        Response response = event.getResponse();
        ClientTransaction transaction = event.getClientTransaction();
        if (transaction == null || response.getStatusCode() < Response.OK) {
            return;
        }
        CompletableFuture<String> answer = open.remove(transaction);
        if (answer != null) {
            answer.complete(
                    "the phone answered "
                            + response.getStatusCode()
                            + " "
                            + response.getReasonPhrase()
                            + " to "
                            + SipMessages.method(response)
                            + ".");
        }
    }

    void onTimeout(TimeoutEvent event) {
        if (!event.isServerTransaction()) {
            CompletableFuture<String> answer = open.remove(event.getClientTransaction());
            if (answer != null) {
                answer.complete("the phone said nothing for 32 s.");
            }
        }
    }
}
