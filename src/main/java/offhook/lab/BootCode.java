package offhook.lab;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * What a phone does once it has an address. One instance a boot; its steps are the continuations of
 * fetches and pauses, so a restart or a power cut simply forgets them.
 *
 * <p>Written from phones.md §2 alone: it shares no rule with the planner or the desk.
 */
abstract class BootCode {
    /** Log 21: {@code P0030801SR02} came through as {@code P0030801SR}. */
    private static final int CUT_LETTERS = 2;

    final VirtualPhone phone;

    BootCode(VirtualPhone phone) {
        this.phone = phone;
    }

    static BootCode of(VirtualPhone phone) {
        PhoneFlash flash = phone.flash();
        if (phone.model().isTwoStage()) {
            return flash.loader().isPresent() ? new UniversalBoot(phone) : new OldImageBoot(phone);
        }
        return flash.load().isPresent()
                ? new JavaBoot(phone, flash.load().get())
                : new FactoryLoaderBoot(phone);
    }

    /** It has an address and knows a TFTP server. */
    abstract void begin();

    /** It has an address, and nobody named a TFTP server. */
    abstract void withoutServer();

    /** Whether it begins with INIT-REBOOT if it had an address. */
    boolean remembersLease() {
        return true;
    }

    /** A settings file, kept whole. */
    final void settings(String name, Consumer<Fetched> whenDone) {
        phone.fetch(name, PhoneHabits.SETTINGS_MAX, PhoneHabits.SETTINGS_MAX, whenDone);
    }

    /** A firmware file; its front is kept. */
    final void firmware(String name, Consumer<Fetched> whenDone) {
        phone.activity(PhoneActivity.LOADING);
        phone.fetch(name, PhoneHabits.FIRMWARE_HEAD_MAX, Integer.MAX_VALUE, whenDone);
    }

    /** A file that the phone does well without: whatever the answer, it goes on. */
    final void comfort(String name, Runnable next) {
        settings(name, ignored -> next.run());
    }

    final void writeFlash(Runnable next) {
        if (phone.suffers(Ailment.LOW_POWER)) {
            phone.startOver("assume low power mode");
            return;
        }
        if (phone.suffers(Ailment.UNPLUGGED_WHILE_WRITING)) {
            phone.flash().breakDown();
            phone.startOver("loses power while it writes");
            return;
        }
        phone.activity(PhoneActivity.WRITING);
        phone.pause(PhoneHabits.FLASH_MIN, PhoneHabits.FLASH_MAX, next);
    }

    final void startOverLater(String why) {
        pause(PhoneHabits.DHCP_CYCLE, () -> phone.startOver(why));
    }

    final void pause(Duration length, Runnable next) {
        phone.pause(length, length, next);
    }

    /** The name of a load as it asks for it. */
    final String spelled(String load) {
        if (phone.suffers(Ailment.NAME_EXTENSION)) {
            return load + ".loads";
        }
        boolean isCut = phone.suffers(Ailment.NAME_CUT) && load.length() > CUT_LETTERS;
        return isCut ? load.substring(0, load.length() - CUT_LETTERS) : load;
    }

    final String own(String before, String after) {
        return before + phone.mac().digits() + after;
    }
}
