# The end of each search, step size by step size
# Two panels with the value at the end over the step size, both axes logarithmic. In the valley both rules fall below the frame, AdaGrad with every step size from about 1 on, RMSProp also with some that are shorter. Between the walls AdaGrad’s curve has its lowest point at about 0.0003, RMSProp’s near 1e-11.
#
# gnuplot run on this file draws the figure beside it, under the same name: .svg, .png

stem = ARG0[1:strlen(ARG0) - 3]
drawing = exists("drawing") ? drawing + 1 : 1  # once for each format
if (drawing == 1) set terminal svg size 720,386 rounded noenhanced font 'DejaVu Sans, sans-serif,12' fontscale 1.15 background 'white'; set output stem.'.svg'
if (drawing == 2) set terminal pngcairo size 1440,772 rounded noenhanced font 'DejaVu Sans,12' fontscale 1.725 pointscale 2.66 linewidth 2 dashlength 2; set output stem.'.png'

set multiplot

reset
# Panel 1: valley, 200 iterations
set encoding utf8
set label 1 'The end of each search, step size by step size' at screen 0.5, screen 0.9443 center font ',14'
set label 2 'valley, 200 iterations' at screen 0.31684, screen 0.8601 center
set label 3 'f(x, y) at the end' at screen 0.02639, screen 0.51953 center rotate by 90
set label 4 'step size α' at screen 0.31684, screen 0.12066 center
set xrange [0.000631:158.5]
set yrange [1e-16:10000]
set logscale x
set logscale y
set xtics ('10⁻³' 0.001, '10⁻²' 0.01, '10⁻¹' 0.1, '10⁰' 1, '10¹' 10, '10²' 100, '' 7e-04 1, '' 8e-04 1, '' 9e-04 1, '' 0.002 1, '' 0.003 1, '' 0.004 1, '' 0.005 1, '' 0.006 1, '' 0.007 1, '' 0.008 1, '' 0.009 1, '' 0.02 1, '' 0.03 1, '' 0.04 1, '' 0.05 1, '' 0.06 1, '' 0.07 1, '' 0.08 1, '' 0.09 1, '' 0.2 1, '' 0.3 1, '' 0.4 1, '' 0.5 1, '' 0.6 1, '' 0.7 1, '' 0.8 1, '' 0.9 1, '' 2 1, '' 3 1, '' 4 1, '' 5 1, '' 6 1, '' 7 1, '' 8 1, '' 9 1, '' 20 1, '' 30 1, '' 40 1, '' 50 1, '' 60 1, '' 70 1, '' 80 1, '' 90 1) offset 0,0.35
set ytics ('10⁻¹⁵' 1e-15, '10⁻¹⁰' 1e-10, '10⁻⁵' 1e-05, '10⁰' 1)
set lmargin at screen 0.11639
set rmargin at screen 0.5173
set bmargin at screen 0.2204
set tmargin at screen 0.81865
set clip two
set grid back linecolor rgb '#e4e4e4' linewidth 0.7 linetype 1
set key Left reverse noenhanced samplen 2 textcolor rgb '#202020'
set style fill solid noborder
set border linewidth 0.8 linecolor rgb '#404040'
set tics textcolor rgb '#202020' nomirror out scale 0.5

# x y
$line <<EOD
0.001 4.774536635576944
0.0017782794100389228 4.675103952290612
0.0031622776601683794 4.502783400984345
0.005623413251903491 4.210331041517134
0.01 3.7330578406418904
0.01778279410038923 3.0110978082525786
0.03162277660168379 2.0752296416142544
0.05623413251903491 1.1874827615803845
0.1 0.5951005184719276
0.1778279410038923 0.16065038717157945
0.31622776601683794 0.005617110046765237
0.5623413251903491 4.823893763038301e-07
1 3.525913183479681e-18
1.4216154924924682 1e-36
EOD

# x y
$line_2 <<EOD
0.001 3.5907137548438164
0.0017782794100389228 2.8050298177972195
0.0031622776601683794 1.836872276587829
0.005623413251903491 1.0143460631427133
0.01 0.47165913003265386
0.01778279410038923 0.08597457072287942
0.03162277660168379 0.0006916772416121917
0.05623413251903491 4.712077825628819e-10
0.1 1.1606208875861182e-27
0.1778279410038923 0.7079429694248899
0.31622776601683794 2.4897937937096004
0.5623413251903491 3.962169641333333e-19
1 1.0813397414974073
1.7782794100389228 2.417376035580405e-13
2.693646704077876 1e-36
EOD

plot $line using 1:2 with lines linecolor rgb '#e04b0a' linewidth 2 title 'AdaGrad' at screen 0.4002, screen 0.05311, \
     $line_2 using 1:2 with lines linecolor rgb '#0a55d6' linewidth 2 title 'RMSProp' at screen 0.56443, screen 0.05311

reset
# Panel 2: walls, 1000 iterations
set encoding utf8
set label 1 'walls, 1000 iterations' at screen 0.77454, screen 0.8601 center
set label 2 'step size α' at screen 0.77454, screen 0.12066 center
set xrange [0.000631:158.5]
set yrange [1e-16:10000]
set logscale x
set logscale y
set xtics ('10⁻³' 0.001, '10⁻²' 0.01, '10⁻¹' 0.1, '10⁰' 1, '10¹' 10, '10²' 100, '' 7e-04 1, '' 8e-04 1, '' 9e-04 1, '' 0.002 1, '' 0.003 1, '' 0.004 1, '' 0.005 1, '' 0.006 1, '' 0.007 1, '' 0.008 1, '' 0.009 1, '' 0.02 1, '' 0.03 1, '' 0.04 1, '' 0.05 1, '' 0.06 1, '' 0.07 1, '' 0.08 1, '' 0.09 1, '' 0.2 1, '' 0.3 1, '' 0.4 1, '' 0.5 1, '' 0.6 1, '' 0.7 1, '' 0.8 1, '' 0.9 1, '' 2 1, '' 3 1, '' 4 1, '' 5 1, '' 6 1, '' 7 1, '' 8 1, '' 9 1, '' 20 1, '' 30 1, '' 40 1, '' 50 1, '' 60 1, '' 70 1, '' 80 1, '' 90 1) offset 0,0.35
set ytics ('' 1e-15, '' 1e-10, '' 1e-05, '' 1)
set lmargin at screen 0.57409
set rmargin at screen 0.975
set bmargin at screen 0.2204
set tmargin at screen 0.81865
set clip two
set grid back linecolor rgb '#e4e4e4' linewidth 0.7 linetype 1
set key Left reverse noenhanced samplen 2 textcolor rgb '#202020'
set style fill solid noborder
set border linewidth 0.8 linecolor rgb '#404040'
set tics textcolor rgb '#202020' nomirror out scale 0.5

# x y
$line_3 <<EOD
0.001 843.5881242082997
0.0017782794100389228 814.1309112800558
0.0031622776601683794 764.3356979602777
0.005623413251903491 683.4187208813304
0.01 560.8341361975372
0.01778279410038923 396.7457889961827
0.03162277660168379 219.37352698177042
0.05623413251903491 83.91074340853407
0.1 20.687286423371212
0.1778279410038923 3.5962205353458594
0.31622776601683794 0.5456217058686664
0.5623413251903491 0.08796933163661497
1 0.01718745623247775
1.7782794100389228 0.004289254420436184
3.1622776601683795 0.0012663512803310257
5.623413251903491 0.0003377562176791096
10 0.0005155191984420471
17.78279410038923 0.01924586575836383
31.622776601683793 0.3584730200165218
56.23413251903491 4.646582348152711
100 40.438765233383045
EOD

# x y
$line_4 <<EOD
0.001 405.4726663085025
0.0017782794100389228 213.8708544054622
0.0031622776601683794 65.89145095492877
0.005623413251903491 8.822400912065756
0.01 0.6351228263471032
0.01778279410038923 0.05351901001059583
0.03162277660168379 0.0066258972302372056
0.05623413251903491 0.0009764361079528316
0.1 0.00010952426798458861
0.1778279410038923 4.55968935512346e-06
0.31622776601683794 2.7597538684026375e-08
0.5623413251903491 5.235496874391137e-12
1 1.1679625320482316e-11
1.7782794100389228 0.00011439369291430105
3.1622776601683795 0.004011489016223781
5.623413251903491 0.048551359862431843
10 0.5306443114105286
17.78279410038923 5.1694987230377265
31.622776601683793 39.26349539081111
56.23413251903491 185.42725862774074
100 466.36525268480176
EOD

plot $line_3 using 1:2 with lines linecolor rgb '#e04b0a' linewidth 2 notitle, \
     $line_4 using 1:2 with lines linecolor rgb '#0a55d6' linewidth 2 notitle

unset multiplot

unset output
if (drawing < 2) load ARG0
