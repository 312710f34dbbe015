package offhook.sip;

import gov.nist.javax.sip.message.SIPRequest;

import offhook.address.Endpoint;
import offhook.address.MacAddress;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.sip.InvalidArgumentException;
import javax.sip.PeerUnavailableException;
import javax.sip.SipFactory;
import javax.sip.address.AddressFactory;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.header.AuthorizationHeader;
import javax.sip.header.CSeqHeader;
import javax.sip.header.CallIdHeader;
import javax.sip.header.ContactHeader;
import javax.sip.header.ContentTypeHeader;
import javax.sip.header.ExpiresHeader;
import javax.sip.header.Header;
import javax.sip.header.HeaderFactory;
import javax.sip.header.MaxForwardsHeader;
import javax.sip.header.ReasonHeader;
import javax.sip.header.ToHeader;
import javax.sip.header.UserAgentHeader;
import javax.sip.header.ViaHeader;
import javax.sip.header.WWWAuthenticateHeader;
import javax.sip.message.MessageFactory;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** Reads what phones say and writes what they are told, in the SIP library's words. */
final class SipMessages {
    private static final String OUR_NAME = "offhook";
    private static final int HOPS_MAX = 70;
    private static final Pattern INSTANCE =
            Pattern.compile("(?i)urn:uuid:(?:0{4,8}-){4}([0-9a-f]{12})");

    private final MessageFactory messages;
    private final HeaderFactory headers;
    private final AddressFactory addresses;

    SipMessages(SipFactory factory) throws PeerUnavailableException {
        messages = factory.createMessageFactory();
        headers = factory.createHeaderFactory();
        addresses = factory.createAddressFactory();
    }

    /**
     * Loads 7.x of the 7940 and 7960 ({@code CSCO/7}) send no Max-Forwards, without which the
     * library answers nothing: a REGISTER quoted in the tests of SIP parsers.
     */
    void complete(Request request) throws InvalidArgumentException {
        if (request.getHeader(MaxForwardsHeader.NAME) == null) {
            request.addHeader(headers.createMaxForwardsHeader(HOPS_MAX));
        }
    }

    Attempt attempt(Request request) {
        var sip = (SIPRequest) request;
        String transport = sip.getTopmostVia().getTransport();
        String host = sip.getRemoteAddress() == null ? "" : sip.getRemoteAddress().getHostAddress();
        int port = Math.max(0, sip.getRemotePort());
        return new Attempt(
                user(((ToHeader) request.getHeader(ToHeader.NAME)).getAddress().getURI()),
                new Endpoint(BenchRegistrar.address(host), port),
                transport,
                userAgent(request),
                contact(request).map(it -> it.getAddress().getURI().toString()).orElse(""),
                contact(request).flatMap(SipMessages::device),
                reason(request));
    }

    /**
     * Empty if it brings no credentials for us that can be read: a phone that comes from another
     * server shows those of its realm first.
     */
    Optional<Digest.Claim> claim(Request request) {
        return all(request, AuthorizationHeader.NAME).stream()
                .map(AuthorizationHeader.class::cast)
                .filter(it -> it.getUsername() != null && it.getResponse() != null)
                .filter(it -> it.getURI() != null && it.getNonce() != null)
                .filter(it -> Digest.REALM.equals(it.getRealm()))
                .findFirst()
                .map(
                        it ->
                                new Digest.Claim(
                                        it.getUsername(),
                                        it.getRealm(),
                                        it.getNonce(),
                                        it.getURI().toString(),
                                        request.getMethod(),
                                        quality(it),
                                        it.getResponse()));
    }

    /** What stands between nonce and the rest if the phone counts, RFC 2617 §3.2.2.1. */
    private static String quality(AuthorizationHeader header) {
        return header.getQop() == null || header.getCNonce() == null
                ? ""
                : "%08x:%s:%s:"
                        .formatted(header.getNonceCount(), header.getCNonce(), header.getQop());
    }

    String callId(Request request) {
        return ((CallIdHeader) request.getHeader(CallIdHeader.NAME)).getCallId();
    }

    /** The contact's own, else the message's, else ours. */
    int expires(Request request, int usual) {
        int own = contact(request).map(ContactHeader::getExpires).orElse(-1);
        var whole = (ExpiresHeader) request.getHeader(ExpiresHeader.NAME);
        return own >= 0 ? own : whole != null ? whole.getExpires() : usual;
    }

    Response plain(int status, Request request) throws ParseException {
        return messages.createResponse(status, request);
    }

    Response challenge(Request request, String nonce, boolean isStale) throws ParseException {
        Response response = messages.createResponse(Response.UNAUTHORIZED, request);
        WWWAuthenticateHeader challenge = headers.createWWWAuthenticateHeader("Digest");
        challenge.setRealm(Digest.REALM);
        challenge.setNonce(nonce);
        challenge.setAlgorithm("MD5");
        if (isStale) {
            challenge.setStale(true);
        }
        response.addHeader(challenge);
        return response;
    }

    Response registered(Request request, int expiresSeconds)
            throws ParseException, InvalidArgumentException {
        Response response = messages.createResponse(Response.OK, request);
        Optional<ContactHeader> contact = contact(request);
        if (contact.isPresent()) {
            var granted = (ContactHeader) contact.get().clone();
            granted.setExpires(expiresSeconds);
            response.addHeader(granted);
        }
        response.addHeader(headers.createExpiresHeader(expiresSeconds));
        return response;
    }

    /** A request of our own to a registered phone. */
    Request toPhone(
            String method, Binding binding, Endpoint ours, String transport, CallIdHeader callId)
            throws ParseException, InvalidArgumentException {
        var target = (SipURI) addresses.createURI(binding.attempt().contact());
        SipURI own = addresses.createSipURI(OUR_NAME, ours.address().toString());
        own.setPort(ours.port());
        SipURI line = addresses.createSipURI(binding.account().user(), ours.address().toString());
        ViaHeader via =
                headers.createViaHeader(ours.address().toString(), ours.port(), transport, null);
        Request request =
                messages.createRequest(
                        target,
                        method,
                        callId,
                        headers.createCSeqHeader(1L, method),
                        headers.createFromHeader(
                                addresses.createAddress(own), Long.toHexString(callId.hashCode())),
                        headers.createToHeader(addresses.createAddress(line), null),
                        List.of(via),
                        headers.createMaxForwardsHeader(HOPS_MAX));
        request.addHeader(headers.createContactHeader(addresses.createAddress(own)));
        if (!transport.equalsIgnoreCase("udp")) {
            // By the connection that the phone opened: it does not listen on another.
            SipURI back =
                    addresses.createSipURI(null, binding.attempt().from().address().toString());
            back.setPort(binding.attempt().from().port());
            back.setTransportParam(transport);
            back.setLrParam();
            request.addHeader(headers.createRouteHeader(addresses.createAddress(back)));
        }
        return request;
    }

    /** RFC 3265 wants the state of a subscription, also where there is none. */
    void notify(Request request, RestartWords words) throws ParseException {
        request.addHeader(headers.createEventHeader(words.event()));
        request.addHeader(headers.createSubscriptionStateHeader("terminated"));
        if (!words.body().isEmpty()) {
            ContentTypeHeader plain = headers.createContentTypeHeader("text", "plain");
            request.setContent(words.body(), plain);
        }
    }

    static String method(Response response) {
        return ((CSeqHeader) response.getHeader(CSeqHeader.NAME)).getMethod();
    }

    /** The first that stays; else the first that goes; none if all shall go ({@code *}). */
    private static Optional<ContactHeader> contact(Request request) {
        List<ContactHeader> named =
                all(request, ContactHeader.NAME).stream()
                        .map(ContactHeader.class::cast)
                        .filter(it -> !it.isWildCard())
                        .toList();
        return named.stream()
                .filter(it -> it.getExpires() != 0)
                .findFirst()
                .or(() -> named.stream().findFirst());
    }

    private static List<Header> all(Request request, String name) {
        var found = new ArrayList<Header>();
        for (ListIterator<?> every = request.getHeaders(name); every.hasNext(); ) {
            found.add((Header) every.next());
        }
        return found;
    }

    /** Its own address ends the name that a phone gives itself, from 8.0 on. */
    private static Optional<MacAddress> device(ContactHeader contact) {
        String name = contact.getParameter("+sip.instance");
        Matcher matcher = INSTANCE.matcher(name == null ? "" : name);
        return matcher.find() ? MacAddress.read(matcher.group(1)) : Optional.empty();
    }

    private static String userAgent(Request request) {
        var agent = (UserAgentHeader) request.getHeader(UserAgentHeader.NAME);
        if (agent == null) {
            return "";
        }
        var text = new StringBuilder();
        for (Iterator<?> words = agent.getProduct(); words.hasNext(); ) {
            text.append(words.next());
        }
        return text.toString();
    }

    private static String reason(Request request) {
        ListIterator<?> reasons = request.getHeaders(ReasonHeader.NAME);
        while (reasons.hasNext()) {
            String text = ((Header) reasons.next()).toString();
            if (text.contains("cisco-alarm")) {
                return text.strip();
            }
        }
        return "";
    }

    private static String user(URI uri) {
        return uri instanceof SipURI sip && sip.getUser() != null
                ? URLDecoder.decode(sip.getUser().replace("+", "%2B"), StandardCharsets.UTF_8)
                : "";
    }
}
