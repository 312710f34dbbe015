package offhook.config;

import offhook.phone.Certainty;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The elements of a phone's own file that are judged by themselves (config-files.md §2.1 to §2.3).
 * What is not in the table is ignored by the phone, and here.
 */
final class KnownElements {
    /**
     * Parent, element, what may stand in it, severity if it does not (E, W, H), how sure (A to D of
     * config-files.md), source there.
     */
    private static final String TABLE =
            """
            device deviceProtocol SIP|SCCP W B §2.1
            device fullConfig bool H B UCM
            device versionStamp text:64 W A SIPCC
            device ipAddressMode 0-2 W B UCM
            device deviceSecurityMode 1-3 W B UCM
            device transportLayerProtocol 1-4 E A SIPCC
            device encrConfig bool W B UCM
            device capfAuthMode 0-4 H B UCM
            device idleTimeout 0-604800 H B UCM
            device TLSResumptionTimer 0-86400 H B UCM
            device phonePersonalization 0-1 H B UCM
            device dndCallAlert 0-5 H B UCM
            device advertiseG722Codec 0-2 H B UCM
            device authenticationURL url W A SIPCC
            device directoryURL url W A SIPCC
            device idleURL url W A SIPCC
            device informationURL url W A SIPCC
            device messagesURL url W A SIPCC
            device servicesURL url W A SIPCC
            device secureAuthenticationURL url H B UCM
            device secureDirectoryURL url H B UCM
            device secureIdleURL url H B UCM
            device secureInformationURL url H B UCM
            device secureMessagesURL url H B UCM
            device secureServicesURL url H B UCM
            dateTimeSetting dateTemplate date W B UCM
            ntp ntpMode Unicast|Directed_Broadcast|DirectedBroadcast|Multicast|Anycast W B UCM
            ntp name host W A SIPCC
            devicePool connectionMonitorDuration 0-65535 H A SIPCC
            ports sipPort port E A SIPCC
            ports securedSipPort port W A SIPCC
            ports ethernetPhonePort port E A §3
            callManager processNodeName host E A SIPCC
            sipProxies registerWithProxy bool E B SEED
            sipProxies backupProxyPort port W A SIPCC
            sipProxies emergencyProxyPort port W A SIPCC
            sipProxies outboundProxyPort port W A SIPCC
            sipCallFeatures cnfJoinEnabled bool W A SIPCC
            sipCallFeatures rfc2543Hold bool W A SIPCC
            sipCallFeatures callHoldRingback 0-3 H A SIPCC
            sipCallFeatures localCfwdEnable bool W A SIPCC
            sipCallFeatures semiAttendedTransfer bool W A SIPCC
            sipCallFeatures anonymousCallBlock 0-3 W B UCM
            sipCallFeatures callerIdBlocking 0-3 W B UCM
            sipCallFeatures dndControl 0-3 H A SIPCC
            sipCallFeatures remoteCcEnable true|false W A SIPCC
            sipCallFeatures retainForwardInformation bool H B UCM
            sipCallFeatures uriDialingDisplayPreference 0-1 H B UCM
            sipStack sipInviteRetx 0-100 W A SIPCC
            sipStack sipRetx 0-100 W A SIPCC
            sipStack timerInviteExpires 1-65535 W A SIPCC
            sipStack timerRegisterExpires 1-3932100 W A SIPCC
            sipStack timerRegisterDelta 0-32767 W A SIPCC
            sipStack timerKeepAliveExpires 120-7200 H A SIPCC
            sipStack timerSubscribeExpires 0-3932100 W A SIPCC
            sipStack timerSubscribeDelta 0-32767 W A SIPCC
            sipStack timerT1 1-65535 W A SIPCC
            sipStack timerT2 1-65535 W A SIPCC
            sipStack maxRedirects 0-255 H A SIPCC
            sipStack remotePartyID bool W A SIPCC
            sipStack userInfo None|Phone|IP W A SIPCC
            sipProfile autoAnswerTimer 0-3600 H A SIPCC
            sipProfile autoAnswerAltBehavior bool H A SIPCC
            sipProfile autoAnswerOverride bool H A SIPCC
            sipProfile transferOnhookEnabled bool W A SIPCC
            sipProfile enableVad bool W A SIPCC
            sipProfile preferredCodec g711ulaw|g711alaw|g729a|g729|g722|L16|iLBC|iSAC|none W A SIPCC
            sipProfile dtmfAvtPayload 96-127 W A SIPCC
            sipProfile dtmfDbLevel 1-5 W A SIPCC
            sipProfile dtmfOutofBand none|avt|avt_always W A SIPCC
            sipProfile alwaysUsePrimeLine bool H A SIPCC
            sipProfile alwaysUsePrimeLineVoiceMail bool H A SIPCC
            sipProfile kpml 0-3 W C ISS
            sipProfile natEnabled bool E A SIPCC
            sipProfile natReceivedProcessing bool W A SIPCC
            sipProfile natAddress host W A SIPCC
            sipProfile stutterMsgWaiting 0-2 H A SIPCC
            sipProfile callStats bool H A SIPCC
            sipProfile offhookToFirstDigitTimer 0-600000 H A SIPCC
            sipProfile silentPeriodBetweenCallWaitingBursts 0-3600 H A SIPCC
            sipProfile disableLocalSpeedDialConfig bool H A SIPCC
            sipProfile startMediaPort 16384-32766 H A SIPCC
            sipProfile stopMediaPort 16384-32766 H A SIPCC
            sipProfile voipControlPort 1024-65535 E A SIPCC
            sipProfile dscpForAudio 0-255 H A SIPCC
            sipProfile externalNumberMask text:39 W A SIPCC
            sipProfile dialTemplate text:255 W A SIPCC
            sipProfile softKeyFile text:255 W A SIPCC
            line featureID 1-255 E B UCM
            line proxy host E A SIPCC
            line name user W A SIPCC
            line port 1-65535 E A SIPCC
            line callWaiting 0-3 W A SIPCC
            line sharedLine bool W A SIPCC
            line messageWaitingLampPolicy 0-6 H B UCM
            line messageWaitingAMWI 0-1 H B UCM
            line ringSettingIdle 0-4 H B UCM
            line ringSettingActive 0-5 H B UCM
            line maxNumCalls 1-200 H B UCM
            line busyTrigger 1-200 H B UCM
            line contact text:127 E A SIPCC
            autoAnswer autoAnswerEnabled 0-3 W A SIPCC
            forwardCallInfoDisplay callerName bool H A SIPCC
            forwardCallInfoDisplay callerNumber bool H A SIPCC
            forwardCallInfoDisplay redirectedNumber bool H A SIPCC
            forwardCallInfoDisplay dialedNumber bool H A SIPCC
            commonProfile phonePassword text:31 W B UCM
            commonProfile backgroundImageAccess bool H B UCM
            commonProfile callLogBlfEnabled 0-3 H B UCM
            vendorConfig disableSpeaker bool H B UCM
            vendorConfig disableSpeakerAndHeadset bool H B UCM
            vendorConfig pcPort 0-1 W C sccp_manager#58
            vendorConfig settingsAccess 0-2 W C sccp_manager#58
            vendorConfig garp 0-1 W C sccp_manager#58
            vendorConfig voiceVlanAccess 0-1 W C sccp_manager#58
            vendorConfig videoCapability 0-1 W C sccp_manager#58
            vendorConfig autoSelectLineEnable 0-1 W C sccp_manager#58
            vendorConfig autoCallSelect 0-1 W C sccp_manager#58
            vendorConfig webAccess 0-2 W C sccp_manager#58
            vendorConfig sshAccess 0-1 W C sccp_manager#58
            vendorConfig sshPort port W C LC
            vendorConfig spanToPCPort 0-1 W C sccp_manager#58
            vendorConfig loggingDisplay 0-2 H B UCM
            vendorConfig g722CodecSupport 0-2 H B UCM
            vendorConfig moreKeyReversionTimer 0-30 H B UCM
            vendorConfig peerFirmwareSharing 0-1 W B UCM
            vendorConfig displayOnWhenIncomingCall 0-1 H B UCM
            vendorConfig loadServer host W B UCM
            """;

    private static final Map<String, KnownElement> ROWS = new HashMap<>();
    private static final Map<String, Set<String>> PARENTS = new HashMap<>();

    static {
        for (String line : TABLE.lines().toList()) {
            String[] cells = line.split(" ");
            var row =
                    new KnownElement(
                            cells[0],
                            cells[1],
                            ValueType.of(cells[2]),
                            severity(cells[3]),
                            certainty(cells[4]),
                            "config-files.md " + cells[5]);
            ROWS.put(cells[0] + "/" + cells[1], row);
            PARENTS.computeIfAbsent(cells[1], name -> new HashSet<>()).add(cells[0]);
        }
    }

    private KnownElements() {}

    static List<KnownElement> rows() {
        return List.copyOf(ROWS.values());
    }

    static Optional<KnownElement> in(String parent, String name) {
        return Optional.ofNullable(ROWS.get(parent + "/" + name));
    }

    /** Where an element of this name belongs; none if the table does not know it. */
    static Set<String> parentsOf(String name) {
        return PARENTS.getOrDefault(name, Set.of());
    }

    static Severity severity(String letter) {
        return switch (letter) {
            case "E" -> Severity.ERROR;
            case "W" -> Severity.WARNING;
            default -> Severity.HINT;
        };
    }

    /** The letters of config-files.md §0; a single report and an inference prove nothing. */
    static Certainty certainty(String letter) {
        return switch (letter) {
            case "A" -> Certainty.PROVED;
            case "B", "C" -> Certainty.LIKELY;
            default -> Certainty.UNKNOWN;
        };
    }
}
