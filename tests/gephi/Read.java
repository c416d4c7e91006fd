import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.Collectors;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Interval;
import org.gephi.graph.api.Node;
import org.gephi.graph.api.Table;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

/** Reads the file that is named as Gephi does when nobody changes a setting, and prints what is then in it, tab by tab. */
public class Read {
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        Workspace workspace = projects.getCurrentWorkspace();
        ImportController importing = Lookup.getDefault().lookup(ImportController.class);
        Container container = importing.importFile(new File(arguments[0]));
        for (Iterator<Issue> issues = container.getReport().getIssues(1000); issues.hasNext();) {
            out.println("issue\t" + issues.next().getMessage());
        }
        importing.process(container, new DefaultProcessor(), workspace);
        GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace);
        Graph graph = model.getGraph();
        columns(out, "node", model.getNodeTable());
        columns(out, "edge", model.getEdgeTable());
        for (Node node : graph.getNodes()) {
            String colour = String.format("#%06x", node.getRGBA() & 0xffffff);
            out.println(line("node", node, node.getAttribute("kind"), colour, times(node)));
        }
        for (Edge edge : graph.getEdges()) {
            String ends = edge.getSource().getId() + " " + edge.getTarget().getId();
            Object amount = edge.getAttribute("amount");
            out.println(line("edge", edge, edge.getTypeLabel(), ends, edge.getWeight(), amount, times(edge)));
        }
    }

    private static void columns(PrintStream out, String sort, Table table) {
        for (Column column : table) {
            out.println("column\t" + sort + "\t" + column.getTitle() + "\t" + column.getTypeClass().getSimpleName());
        }
    }

    private static String line(String sort, Element element, Object... values) {
        String told = Arrays.stream(values).map(String::valueOf).collect(Collectors.joining("\t"));
        return sort + "\t" + element.getId() + "\t" + element.getLabel().replaceAll("\\s", " ") + "\t" + told;
    }

    /** The intervals in days since 1970, an open end as nothing: "17897:18261,18628:". */
    private static String times(Element element) {
        return Arrays.stream(element.getIntervals()).map(Read::time).collect(Collectors.joining(","));
    }

    private static String time(Interval interval) {
        return day(interval.getLow()) + ":" + day(interval.getHigh());
    }

    private static String day(double milliseconds) {
        return Double.isInfinite(milliseconds) ? "" : String.valueOf(Math.round(milliseconds / 86_400_000));
    }
}
