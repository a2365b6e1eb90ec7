package io.assistants4j.proxy.cli;

import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** SIGHUP, where there is such a thing. Reached by reflection: the compiler warns of the class without a way to say why. */
final class Hangup {
    private static final Logger LOG = LoggerFactory.getLogger(Hangup.class);

    private Hangup() {}

    /** Does this whenever the process is sent SIGHUP, in place of ending; one that was told to ignore it goes on ignoring it. */
    static void on(Runnable work) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object handling = Proxy.newProxyInstance(
                    Hangup.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            work.run();
                        }
                        return method.getReturnType() == int.class
                                ? System.identityHashCode(proxy)
                                : method.getReturnType() == boolean.class ? proxy == arguments[0] : null;
                    });
            Object hangup = signal.getConstructor(String.class).newInstance("HUP");
            Object before = signal.getMethod("handle", signal, handler).invoke(null, hangup, handling);
            if (before == handler.getField("SIG_IGN").get(null)) {
                LOG.warn("SIGHUP is ignored here, as under nohup: the configuration is read once");
            }
        } catch (ReflectiveOperationException e) {
            LOG.warn("SIGHUP cannot be heard here: the configuration is read once");
        }
    }
}
