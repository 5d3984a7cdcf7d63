import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.*;
import java.util.*;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.*;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.*;
import org.verapdf.pdfa.validation.profiles.*;
import org.w3c.dom.*;

/**
 * Has veraPDF judge one file after the other: `scripts/verapdf.py` starts it and speaks to it.
 *
 * <p>A request is a line "flavour length password" (the password may be empty) and so many bytes of
 * PDF; the answer is a line of JSON: {"failed": [...]} or {"error": "..."}. It ends with its input.
 *
 * <p>veraPDF reads its profiles with JAXB, which Java left out after version 8. They are small XML
 * files; reading them here spares three dozen packages of the operating system; what they hold
 * beyond what is known here is refused, not passed over.
 */
public final class Judge {
    private static final int CONTEXTS = 100;
    private static final Map<String, String> PROFILES = Map.of("ua1", "PDFUA-1", "3a", "PDFA-3A");
    private static final Map<String, ValidationProfile> READ = new HashMap<>();

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        DataInputStream requests = new DataInputStream(new BufferedInputStream(System.in));
        PrintStream answers = new PrintStream(System.out, true, "UTF-8");
        System.setOut(System.err);
        for (String line = line(requests); line != null; line = line(requests)) {
            String[] request = line.split(" ", 3);
            byte[] pdf = requests.readNBytes(Integer.parseInt(request[1]));
            Map<String, Object> answer = new LinkedHashMap<>();
            try {
                answer.put("failed", failed(request[0], pdf, request[2]));
            } catch (Exception | StackOverflowError problem) {
                answer.put("error", problem.toString());
            }
            answers.println(new ObjectMapper().writeValueAsString(answer));
        }
    }

    private static String line(InputStream requests) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = requests.read(); next != '\n'; next = requests.read()) {
            if (next < 0) return null;
            line.write(next);
        }
        return line.toString("UTF-8");
    }

    private static Collection<Map<String, Object>> failed(String name, byte[] pdf, String password)
            throws Exception {
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(name);
        if (!READ.containsKey(name)) READ.put(name, profile(flavour, PROFILES.get(name)));
        ValidationProfile profile = READ.get(name);
        Map<RuleId, Map<String, Object>> failed = new LinkedHashMap<>();
        VeraPDFFoundry foundry = Foundries.defaultInstance();
        String key = password.isEmpty() ? null : password;
        InputStream file = new ByteArrayInputStream(pdf);
        try (PDFAParser parser = foundry.createParser(file, flavour, null, key);
                PDFAValidator validator =
                        foundry.createValidator(profile, CONTEXTS, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() != TestAssertion.Status.FAILED) continue;
                RuleId id = assertion.getRuleId();
                Map<String, Object> rule =
                        failed.computeIfAbsent(id, fresh -> new LinkedHashMap<>());
                rule.putIfAbsent("clause", id.getClause());
                rule.putIfAbsent("test", id.getTestNumber());
                rule.putIfAbsent("description", profile.getRuleByRuleId(id).getDescription());
                rule.putIfAbsent("times", result.getFailedChecks().get(id));
                rule.putIfAbsent("contexts", new ArrayList<List<String>>());
                @SuppressWarnings("unchecked")
                List<List<String>> contexts = (List<List<String>>) rule.get("contexts");
                String where = assertion.getLocation().getContext();
                contexts.add(List.of(where, String.valueOf(assertion.getErrorMessage())));
            }
            if (result.isCompliant() != failed.isEmpty())
                throw new IllegalStateException("the verdict contradicts the failed rules");
        }
        return failed.values();
    }

    private static ValidationProfile profile(PDFAFlavour flavour, String file) throws Exception {
        String path = "org/verapdf/pdfa/validation/" + file + ".xml";
        DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        Element root;
        try (InputStream xml = Profiles.class.getClassLoader().getResourceAsStream(path)) {
            root = builder.parse(xml).getDocumentElement();
        }
        known(root, Set.of("flavour"), Set.of("details", "hash", "rules", "variables"));
        Set<Rule> rules = new LinkedHashSet<>();
        for (Element rule : children(child(root, "rules"))) {
            known(rule, Set.of("object", "tags", "deferred"),
                    Set.of("id", "description", "test", "error", "references"));
            Element id = child(rule, "id");
            known(id, Set.of("specification", "clause", "testNumber"), Set.of());
            Element error = child(rule, "error");
            known(error, Set.of(), Set.of("message", "arguments"));
            List<ErrorArgument> values = new ArrayList<>();
            for (Element value : children(child(error, "arguments"))) {
                known(value, Set.of("name"), Set.of());
                values.add(ErrorArgumentImpl.fromValues(
                        value.getTextContent(), attribute(value, "name"), null));
            }
            String deferred = attribute(rule, "deferred");
            rules.add(Profiles.ruleFromValues(
                    Profiles.ruleIdFromValues(
                            PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                            id.getAttribute("clause"),
                            Integer.parseInt(id.getAttribute("testNumber"))),
                    rule.getAttribute("object"),
                    deferred == null ? null : Boolean.valueOf(deferred),
                    attribute(rule, "tags"),
                    child(rule, "description").getTextContent(),
                    child(rule, "test").getTextContent(),
                    Profiles.errorFromValues(child(error, "message").getTextContent(), values),
                    List.of()));
        }
        Set<Variable> variables = new LinkedHashSet<>();
        for (Element variable : children(child(root, "variables"))) {
            known(variable, Set.of("name", "object"), Set.of("defaultValue", "value"));
            variables.add(Profiles.variableFromValues(
                    variable.getAttribute("name"),
                    variable.getAttribute("object"),
                    child(variable, "defaultValue").getTextContent(),
                    child(variable, "value").getTextContent()));
        }
        ProfileDetails details =
                Profiles.profileDetailsFromValues(file, file, "veraPDF", new Date(0));
        return Profiles.profileFromValues(flavour, details, "", rules, variables);
    }

    private static void known(Element element, Set<String> attributes, Set<String> elements) {
        for (int index = 0; index < element.getAttributes().getLength(); index++) {
            String name = element.getAttributes().item(index).getNodeName();
            if (!attributes.contains(name) && !name.startsWith("xmlns"))
                throw new IllegalStateException("unknown in a profile: " + name);
        }
        for (Element child : children(element))
            if (!elements.contains(child.getTagName()))
                throw new IllegalStateException("unknown in a profile: " + child.getTagName());
    }

    private static String attribute(Element element, String name) {
        return element.hasAttribute(name) ? element.getAttribute(name) : null;
    }

    private static Element child(Element parent, String name) {
        for (Element child : children(parent)) if (child.getTagName().equals(name)) return child;
        throw new IllegalStateException("missing in a profile: " + name);
    }

    private static List<Element> children(Element parent) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling())
            if (node instanceof Element) found.add((Element) node);
        return found;
    }
}
