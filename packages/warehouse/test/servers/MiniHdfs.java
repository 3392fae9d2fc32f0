import java.io.File;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/** One NameNode and one DataNode on loopback, with WebHDFS. The argument is the folder of the data; SIGTERM ends it. */
public class MiniHdfs {
  public static void main(String[] arguments) throws Exception {
    Configuration settings = new Configuration();
    settings.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, new File(arguments[0]).getAbsolutePath());
    // Spark and WebHDFS come as different users.
    settings.setBoolean("dfs.permissions.enabled", false);
    MiniDFSCluster cluster = new MiniDFSCluster.Builder(settings).numDataNodes(1).build();
    cluster.waitActive();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> cluster.shutdown(true)));
    var web = cluster.getNameNode().getHttpAddress();
    System.out.println("READY " + cluster.getURI() + " http://" + web.getHostName() + ":" + web.getPort());
    Thread.currentThread().join();
  }
}
