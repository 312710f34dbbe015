package offhook;

import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

import java.io.IOException;
import java.io.StringReader;

import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;

/** Reads XML with the JDK's own parser, which our writer shares no code with. */
public final class WellFormed {
    private WellFormed() {}

    /** The text between all tags, in order. Fails the test if the text is not well-formed. */
    public static String check(String xml) {
        var content = new StringBuilder();
        try {
            var factory = SAXParserFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.newSAXParser()
                    .parse(
                            new InputSource(new StringReader(xml)),
                            new DefaultHandler() {
                                @Override
                                public void characters(char[] text, int start, int length) {
                                    content.append(text, start, length);
                                }
                            });
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AssertionError("not well-formed: " + e.getMessage() + "\n" + xml, e);
        }
        return content.toString();
    }
}
