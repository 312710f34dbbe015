package offhook.tftp;

import offhook.address.Endpoint;

/** Looks at nothing, but for what a test wants to see. */
public interface IdleWatcher extends TransferTable.Watcher {
    @Override
    default void onAsked(
            Endpoint client,
            TftpInput.ReadRequest request,
            TransferTable.Answer answer,
            int blockBytes) {}

    @Override
    default void onEnded(TransferTable.Transferred transfer) {}

    @Override
    default void onOddity(Endpoint client, String what) {}
}
